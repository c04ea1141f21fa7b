/** The natural logarithm of value / against, neither of them negative. Two zeros are equal: 0. */
export function logRatio(value: number, against: number): number {
  return value === against ? 0 : Math.log(value) - Math.log(against);
}
