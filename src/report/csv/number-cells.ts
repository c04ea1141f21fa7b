import type { MetricUnit } from '../../core/metric-catalogue.js';

/** Decimals of a unit: milliseconds down to the microsecond, shares and ratios to a millionth. */
const decimalsByUnit: Readonly<Record<MetricUnit, number>> = {
  ms: 3,
  share: 6,
  per_event: 6,
  count: 0,
  bytes: 0,
  per_second: 0,
};

/** Decimals of an expected value of a whole-numbered unit, for example a predicted count of 2.4. */
const expectedValueDecimals = 3;

/**
 * The cell of a number: fixed decimals, no exponent, no grouping. Empty for null.
 * @param value below 1e21
 */
export function fixedCell(value: number | null | undefined, decimals: number): string {
  if (value === null || value === undefined) {
    return '';
  }
  const text = value.toFixed(decimals);
  return /^-0(\.0*)?$/.test(text) ? text.slice(1) : text;
}

/** The cell of a metric's value, at the precision of its unit. Empty for null and undefined. */
export function metricCell(value: number | null | undefined, unit: MetricUnit): string {
  const decimals = decimalsByUnit[unit];
  const isExpectedValue = decimals === 0 && typeof value === 'number' && !Number.isInteger(value);
  return fixedCell(value, isExpectedValue ? expectedValueDecimals : decimals);
}
