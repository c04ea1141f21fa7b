/** A text that stands for a quantity, or what was wrong with it. */
export type Parsed =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly fault: string };

/** Reads `<decimal><unit>` with a unit of `factors`; the value is decimal × factor, rounded to a whole number. */
export function parseQuantity(
  text: string,
  factors: Readonly<Record<string, number>>,
  examples: string,
): Parsed {
  const units = Object.keys(factors);
  const match = /^(\d+(?:\.\d+)?)\s*([A-Za-z/]*)$/.exec(text.trim());
  if (match === null) {
    return { ok: false, fault: `"${text}" is not a positive number with a unit, such as ${examples}` };
  }
  const [, digits = '', unit = ''] = match;
  if (unit === '') {
    return { ok: false, fault: `"${text}" has no unit; write for example ${examples}` };
  }
  const factor = Object.hasOwn(factors, unit) ? factors[unit] : undefined;
  if (factor === undefined) {
    return { ok: false, fault: `"${unit}" is not a unit here; allowed are ${units.join(', ')}` };
  }
  return { ok: true, value: Number(digits) * factor };
}
