import { type AxisUnit, listDecades } from './axis-units.js';

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
