import { noValue } from './readable-metric.js';

/** A share as a change, in per cent with its sign: `+1.2 %`, `-40.0 %`, `0.0 %`; a dash for null. */
export function readableDeviation(deviation: number | null): string {
  if (deviation === null) {
    return noValue;
  }
  const percent = (deviation * 100).toFixed(1);
  return `${Number(percent) > 0 ? '+' : ''}${percent.replace(/^-0\.0$/, '0.0')} %`;
}
