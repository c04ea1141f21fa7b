const minuteS = 60;
const hourS = 3_600;

/** A time to wait, in whole seconds, or minutes from an hour on, rounded up: `8 s`, `1 min 20 s`, `2 h 5 min`. */
export function describeTimeLeft(leftMs: number): string {
  const leftS = Math.ceil(leftMs / 1_000);
  if (leftS < minuteS) {
    return `${leftS} s`;
  }
  if (leftS < hourS) {
    return inTwoUnits(leftS, { perUnit: minuteS, unit: 'min', rest: 's' });
  }
  return inTwoUnits(Math.ceil(leftS / minuteS), { perUnit: minuteS, unit: 'h', rest: 'min' });
}

function inTwoUnits(
  value: number,
  { perUnit, unit, rest }: { readonly perUnit: number; readonly unit: string; readonly rest: string },
): string {
  const over = value % perUnit;
  const whole = `${Math.floor(value / perUnit)} ${unit}`;
  return over === 0 ? whole : `${whole} ${over} ${rest}`;
}
