import { readableDuration, readableSize } from '../../readable-metric.js';

/** One direction of a chart: where values stand on it and what is written beside it. */
export interface Axis {
  readonly type: 'linear' | 'log';
  /** In the scale's numbers. */
  readonly domain: readonly [number, number];
  /** In the scale's numbers. */
  readonly ticks: readonly number[];
  formatTick(tick: number): string;
  /** The scale's number for a value: on a logarithmic axis 0 has a place of its own, left of all others. */
  positionOf(value: number): number;
  /** Between the place of 0 and the values; null where the axis has no such place. */
  readonly breakAt: number | null;
}

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
function listDecades(low: number, high: number, factor = 1): number[] {
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

/** How much room an axis has. */
export interface AxisRoom {
  readonly lengthPx: number;
  /** What a tick needs, with its label and the space to the next one. */
  readonly tickPx: number;
  /** Kept free at either end, for markers that must not lie on the frame; by default none. */
  readonly marginPx?: number;
}

/** All ticks where there is room, else the main ones, else every second or third of them. */
function thinOutTicks(
  ticks: readonly number[],
  unit: AxisUnit,
  decadePx: number,
  tickPx: number,
): readonly number[] {
  const hasRoom = (candidates: readonly number[]) =>
    candidates.every((tick, index) => {
      const before = candidates[index - 1];
      return before === undefined || Math.log10(tick / before) * decadePx >= tickPx;
    });
  if (hasRoom(ticks)) {
    return ticks;
  }
  const main = ticks.filter((tick) => unit.isMain(tick));
  const candidates = main.length < 2 ? [ticks.at(0) ?? 1, ticks.at(-1) ?? 1] : main;
  for (let every = 1; every < candidates.length; every += 1) {
    const some = candidates.filter((_, index) => index % every === 0);
    if (hasRoom(some)) {
      return some;
    }
  }
  return candidates.slice(0, 1);
}

/** The share of a logarithmic axis between 0's place and the first round value, and the least in decades. */
const gapShare = 0.12;
const leastGapDecades = 0.3;
/** Of that gap, left of 0's place: a curve there does not lie on the frame. */
const marginShare = 0.35;

/** A logarithmic axis over those values, which are 0 or more. Zeros get a place of their own, behind a break. */
export function logAxis(values: readonly number[], unit: AxisUnit, room: AxisRoom): Axis {
  const positive = values.filter((value) => value > 0);
  const least = positive.reduce((left, right) => Math.min(left, right), Number.POSITIVE_INFINITY);
  const most = positive.reduce((left, right) => Math.max(left, right), 0);
  const [min, max] = positive.length === 0 ? [1, 10] : [least, most];
  const round = unit.listRound(min, max);
  const low = round.findLast((value) => value <= min * (1 + 1e-9)) ?? min;
  const high = round.find((value) => value >= Math.max(max, low * 1.01) * (1 - 1e-9)) ?? max * 2;
  const hasZeros = positive.length < values.length;
  const gap = 10 ** Math.max(leastGapDecades, gapShare * Math.log10(high / low));
  const zeroAt = low / gap;
  const innerStart = hasZeros ? zeroAt / gap ** marginShare : low;
  const margin = (high / innerStart) ** ((room.marginPx ?? 0) / room.lengthPx);
  const [start, end] = [innerStart / margin, high * margin];
  const ticks = thinOutTicks(
    round.filter((value) => value >= low && value <= high),
    unit,
    room.lengthPx / Math.log10(end / start),
    room.tickPx,
  );
  if (!hasZeros) {
    return {
      type: 'log',
      domain: [start, end],
      ticks,
      formatTick: unit.format,
      positionOf: (value) => value,
      breakAt: null,
    };
  }
  return {
    type: 'log',
    domain: [start, end],
    ticks: [zeroAt, ...ticks],
    formatTick: (tick) => (tick === zeroAt ? '0' : unit.format(tick)),
    positionOf: (value) => (value > 0 ? value : zeroAt),
    breakAt: low / Math.sqrt(gap),
  };
}

/**
 * A linear axis from 0 over those values, with at most `mostTicks` ticks.
 * @param listSteps the round values that two ticks may lie apart, ascending; by default 1, 2 and 5 times powers of ten
 */
export function linearAxis(
  values: readonly number[],
  format: (value: number) => string,
  mostTicks: number,
  listSteps: (high: number) => readonly number[] = (high) => listDecades(high / 100, high),
): Axis {
  const max = values.reduce((left, right) => Math.max(left, right), 0) || 1;
  const step = listSteps(max).find((candidate) => max / candidate <= mostTicks - 1) ?? max;
  const count = Math.max(1, Math.ceil(max / step - 1e-9));
  return {
    type: 'linear',
    domain: [0, count * step],
    ticks: Array.from({ length: count + 1 }, (_, index) => index * step),
    formatTick: format,
    positionOf: (value) => value,
    breakAt: null,
  };
}

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
