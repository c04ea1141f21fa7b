import { type Parsed, parseQuantity } from './quantity.js';

const microsecondsPer = {
  us: 1,
  ms: 1_000,
  s: 1_000_000,
  m: 60_000_000,
  min: 60_000_000,
  h: 3_600_000_000,
  d: 86_400_000_000,
} as const;

/** The units in which a duration may be written. */
export const durationUnits: readonly string[] = Object.keys(microsecondsPer);

export const durationPattern = '^\\d+(\\.\\d+)?\\s*(us|ms|s|m|min|h|d)$';

/** Reads `250ms`, `1.5s`, `5m`, `2h`, `3d`: whole microseconds. */
export function parseDurationUs(text: string): Parsed {
  const parsed = parseQuantity(text, microsecondsPer, '250ms, 10s or 5m');
  return parsed.ok ? { ok: true, value: Math.round(parsed.value) } : parsed;
}

/**
 * Writes a duration in the largest unit that divides it, or else in seconds and below with six digits: 300_000_000
 * is `5m`, 90_000_000 is `90s`, 1_500_000 is `1.5s`.
 */
export function formatDuration(durationUs: number): string {
  if (durationUs === 0) {
    return '0ms';
  }
  const units = ['d', 'h', 'm', 's'] as const;
  const whole = units.find(
    (unit) => durationUs >= microsecondsPer[unit] && durationUs % microsecondsPer[unit] === 0,
  );
  if (whole !== undefined) {
    return `${durationUs / microsecondsPer[whole]}${whole}`;
  }
  const unit = durationUs >= microsecondsPer.s ? 's' : durationUs >= microsecondsPer.ms ? 'ms' : 'us';
  return `${Number((durationUs / microsecondsPer[unit]).toPrecision(6))}${unit}`;
}
