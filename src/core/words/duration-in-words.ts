const units = [
  { name: 'h', ms: 3_600_000 },
  { name: 'min', ms: 60_000 },
  { name: 's', ms: 1_000 },
] as const;

/**
 * A duration to be read aloud: three digits in the unit in which it has a whole part, two for a one-digit value.
 * 1.234 ms is `1.2 ms`, 494.4 ms is `494 ms`, 90,000 ms is `1.5 min`.
 */
export function durationInWords(durationMs: number): string {
  const unit = units.find(({ ms }) => durationMs >= ms) ?? { name: 'ms', ms: 1 };
  const value = durationMs / unit.ms;
  return `${Number(value.toPrecision(value < 10 ? 2 : 3))} ${unit.name}`;
}
