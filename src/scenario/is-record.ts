/** Whether a value read from YAML is a map. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What stands at `path` of a value read from YAML, or undefined. Inherited members are never found. */
export function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce(
    (within, key) => (isIndexable(within) && Object.hasOwn(within, key) ? within[key] : undefined),
    value,
  );
}

function isIndexable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
