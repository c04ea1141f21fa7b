import { durationPattern } from '../../core/units/duration.js';
import { ratePattern } from '../../core/units/rate.js';
import { isRecord, valueAt } from '../is-record.js';

/** A duration or a rate of a scenario, as it is written there or stands in its default. */
export interface Quantity {
  readonly path: readonly string[];
  readonly kind: 'duration' | 'rate';
  readonly text: string;
  /** The least that the field takes, as a text; undefined where its schema does not say. */
  readonly least: string | undefined;
}

/**
 * A copy of a raw scenario in which every duration and every rate is replaced by what `change` makes of its text.
 * Which fields those are is told by the scenario's JSON Schema, so that a new option takes part by being there.
 * Durations and rates that are left out, but have a default, are written out; all else stays as it is.
 * @param schema the JSON Schema of `raw`
 */
export function mapQuantities(
  raw: unknown,
  schema: unknown,
  change: (quantity: Quantity) => string,
  path: readonly string[] = [],
): unknown {
  const value = raw === undefined ? valueAt(schema, ['default']) : raw;
  const kind = kindOf(schema);
  if (kind !== undefined) {
    const least = valueAt(schema, ['allowed', 'from']);
    return typeof value === 'string'
      ? change({ path, kind, text: value, least: typeof least === 'string' ? least : undefined })
      : value;
  }
  const chosen = chooseForm(value, schema);
  if (Array.isArray(chosen.value)) {
    const items = valueAt(chosen.schema, ['items']);
    return chosen.value.map((item, index) => mapQuantities(item, items, change, [...path, String(index)]));
  }
  return isRecord(chosen.value) ? mapMembers(chosen.value, chosen.schema, change, path) : raw;
}

function mapMembers(
  map: Readonly<Record<string, unknown>>,
  schema: unknown,
  change: (quantity: Quantity) => string,
  path: readonly string[],
): Readonly<Record<string, unknown>> {
  const properties = valueAt(schema, ['properties']);
  const known = isRecord(properties) ? Object.entries(properties) : [];
  const mapped = known.flatMap(([name, property]) => {
    const value = mapQuantities(valueAt(map, [name]), property, change, [...path, name]);
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...map, ...Object.fromEntries(mapped) };
}

function kindOf(schema: unknown): Quantity['kind'] | undefined {
  switch (valueAt(schema, ['pattern'])) {
    case durationPattern:
      return 'duration';
    case ratePattern:
      return 'rate';
    default:
      return undefined;
  }
}

/**
 * Of several forms that a value may have, the one that it has: the map whose constant members it shares. A bare id
 * stands for a map with that id as its only key.
 */
function chooseForm(value: unknown, schema: unknown): { readonly value: unknown; readonly schema: unknown } {
  const forms = valueAt(schema, ['oneOf']) ?? valueAt(schema, ['anyOf']);
  if (!Array.isArray(forms)) {
    return { value, schema };
  }
  const maps: readonly unknown[] = forms.filter((form) => isRecord(valueAt(form, ['properties'])));
  if (typeof value === 'string') {
    const named = maps.find((form) => valueAt(form, ['properties', value]) !== undefined);
    return named === undefined ? { value, schema: undefined } : { value: { [value]: {} }, schema: named };
  }
  return { value, schema: maps.find((form) => hasConstantsOf(value, form)) };
}

function hasConstantsOf(value: unknown, form: unknown): boolean {
  const properties = valueAt(form, ['properties']);
  return (
    isRecord(properties) &&
    Object.entries(properties).every(([name, property]) => {
      const constant = valueAt(property, ['const']);
      return constant === undefined || valueAt(value, [name]) === constant;
    })
  );
}
