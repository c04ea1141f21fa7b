import { type Parsed, parseQuantity } from './quantity.js';

const perSecond = { '/s': 1, '/min': 1 / 60, '/m': 1 / 60, '/h': 1 / 3_600, '/d': 1 / 86_400 } as const;

/** The units in which a rate may be written. */
export const rateUnits: readonly string[] = Object.keys(perSecond);

export const ratePattern = '^\\d+(\\.\\d+)?\\s*/(s|min|m|h|d)$';

/** Reads `2/s`, `30/min`, `5/h`, `3/d`: events per second. */
export function parseRatePerSecond(text: string): Parsed {
  return parseQuantity(text, perSecond, '2/s or 30/min');
}

/** Writes a rate in the first of per second, minute, hour and day in which it is at least 1. */
export function formatRate(ratePerSecond: number): string {
  const units = ['/s', '/min', '/h', '/d'] as const;
  const unit = units.find((candidate) => ratePerSecond / perSecond[candidate] >= 1) ?? '/d';
  return `${Number((ratePerSecond / perSecond[unit]).toPrecision(6))}${unit}`;
}
