import { readableDuration, readableSize } from '../../readable-metric.js';

/** What an axis measures: how its ticks are written, and at which values they may stand. */
export interface AxisUnit {
  format(value: number): string;
  /** Round values from `low` to `high` at least, ascending. */
  listRound(low: number, high: number): readonly number[];
  /** Those of them that stand alone where there is no room for all. */
  isMain(value: number): boolean;
}

/** `1.00 ms` reads `1 ms` at a tick, where the value is exact. */
function withoutZeros(text: string): string {
  return text.replace(/(\.\d*?)0+(?=\D|$)/, '$1').replace(/\.(?=\D|$)/, '');
}

const steps = [1, 2, 5];

function decadeOf(value: number): number {
  return Math.floor(Math.log10(value) + 1e-9);
}

/** 1, 2 and 5 times each power of ten, one beyond either end, times `factor`. */
export function listDecades(low: number, high: number, factor = 1): number[] {
  const from = decadeOf(low / factor) - 1;
  const until = decadeOf(high / factor) + 1;
  return Array.from({ length: Math.max(0, until - from + 1) }, (_, index) => from + index).flatMap((power) =>
    steps.map((step) => Number(`${step}e${power}`) * factor),
  );
}

const secondMs = 1_000;
const minuteMs = 60_000;
const hourMs = 3_600_000;
const sexagesimal = [1, 2, 5, 10, 20, 30];

/** Milliseconds: decades up to ten seconds, then what clocks show. */
export const durationUnit: AxisUnit = {
  format: (valueMs) => withoutZeros(readableDuration(valueMs)),
  listRound: (lowMs, highMs) => [
    ...listDecades(Math.min(lowMs, secondMs), secondMs).filter((valueMs) => valueMs < secondMs * 0.999),
    ...sexagesimal.map((value) => value * secondMs),
    ...sexagesimal.map((value) => value * minuteMs),
    ...listDecades(hourMs, Math.max(highMs, hourMs), hourMs).filter((valueMs) => valueMs >= hourMs * 0.999),
  ],
  isMain: (valueMs) => {
    const unitMs = [hourMs, minuteMs].find((candidateMs) => valueMs >= candidateMs * 0.999) ?? 1;
    return isPowerOfTen(valueMs / unitMs);
  },
};

/** Milliseconds that two ticks of a linear axis may lie apart. */
export function listDurationSteps(highMs: number): readonly number[] {
  return durationUnit.listRound(highMs / 100, highMs);
}

function isPowerOfTen(value: number): boolean {
  const power = Math.log10(value);
  return Math.abs(power - Math.round(power)) < 1e-6;
}

function formatNumber(value: number): string {
  if (value >= 1e15 || (value > 0 && value < 1e-6)) {
    return value.toExponential().replace('e+', 'e');
  }
  const [whole = '', decimals] = value.toFixed(value < 1 ? 6 : 3).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return withoutZeros(`${grouped}.${decimals}`);
}

/** Plain numbers, for example requests per event. */
export const numberUnit: AxisUnit = { format: formatNumber, listRound: listDecades, isMain: isPowerOfTen };

const kibi = 1_024;

/** Bytes that two ticks of a linear axis may lie apart: 1, 2, 4 … 512 of each binary unit. */
export function listSizeSteps(highBytes: number): readonly number[] {
  const doublings = Math.ceil(Math.log2(Math.max(highBytes, kibi)));
  return Array.from({ length: doublings + 1 }, (_, power) => 2 ** power);
}

/** A size at a tick: `512 B`, `4 KiB`. */
export function sizeTick(bytes: number): string {
  return withoutZeros(readableSize(bytes));
}
