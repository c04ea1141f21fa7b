import { type MetricName, type MetricUnit, metricCatalogue } from '../core/metric-catalogue.js';

/** What a reader sees where there is no value. */
export const noValue = '—';

interface Scale {
  readonly factor: number;
  readonly symbol: string;
}

/** Largest first. */
const durationScales: readonly Scale[] = [
  { factor: 3_600_000, symbol: 'h' },
  { factor: 60_000, symbol: 'min' },
  { factor: 1_000, symbol: 's' },
  { factor: 1, symbol: 'ms' },
  { factor: 0.001, symbol: 'µs' },
];

const sizeScales: readonly Scale[] = [
  { factor: 2 ** 40, symbol: 'TiB' },
  { factor: 2 ** 30, symbol: 'GiB' },
  { factor: 2 ** 20, symbol: 'MiB' },
  { factor: 2 ** 10, symbol: 'KiB' },
  { factor: 1, symbol: 'B' },
];

/** A scale is chosen once the value reaches this much of its unit, so that 999.7 ms reads as 1.00 s. */
const promotion = 0.9995;

const unitByName = new Map<MetricName, MetricUnit>(metricCatalogue.map(({ name, unit }) => [name, unit]));

/** About three significant digits, without an exponent; whole from 100 on. */
function significant(value: number): string {
  if (value >= 99.95) {
    return grouped(Math.round(value));
  }
  if (value > 0 && value < 0.005) {
    return '<0.01';
  }
  return value.toFixed(value >= 9.995 ? 1 : 2);
}

/** A whole number, with commas between thousands. */
function grouped(value: number): string {
  return value.toFixed(0).replace(/\B(?=(\d{3})+$)/g, ',');
}

function scaleFor(value: number, scales: readonly Scale[]): Scale | undefined {
  return scales.find(({ factor }) => value >= factor * promotion) ?? scales.at(-1);
}

function inScale(value: number, scale: Scale | undefined): string {
  return scale === undefined ? significant(value) : `${significant(value / scale.factor)} ${scale.symbol}`;
}

/** A length of time in milliseconds, in the unit that suits it: `12.3 ms`, `4.20 s`. */
export function readableDuration(valueMs: number): string {
  return valueMs === 0 ? '0 ms' : inScale(valueMs, scaleFor(valueMs, durationScales));
}

/** Figures beside each other share a unit while the least shows two digits in it, and the greatest at most four. */
const leastInUnit = 0.1;
const mostInUnit = 9_999.5;

/**
 * Durations in milliseconds that stand beside each other, in one unit that suits them all, so that they compare at
 * a glance: `531 ms` and `1,020 ms`. Each in a unit of its own where none does.
 */
export function readableDurations(valuesMs: readonly number[]): readonly string[] {
  const lengths = valuesMs.filter((valueMs) => valueMs > 0);
  const [least, most] = [Math.min(...lengths), Math.max(...lengths)];
  const own = scaleFor(least, durationScales)?.factor ?? 1;
  const shared = durationScales
    .toReversed()
    .find(({ factor }) => factor >= own && least >= factor * leastInUnit && most < factor * mostInUnit);
  return lengths.length === 0 || shared === undefined
    ? valuesMs.map(readableDuration)
    : valuesMs.map((valueMs) => (valueMs === 0 ? `0 ${shared.symbol}` : inScale(valueMs, shared)));
}

/** The figure of a readable value, and what follows it: `4.20` and ` s`; nothing where it has no unit. */
export function splitUnit(text: string): { readonly figure: string; readonly unit: string } {
  const space = text.indexOf(' ');
  return space === -1
    ? { figure: text, unit: '' }
    : { figure: text.slice(0, space), unit: text.slice(space) };
}

/** A size, in the unit that suits it: `512 B`, `24.1 KiB`. */
export function readableSize(bytes: number): string {
  return bytes < 1_000 && Number.isInteger(bytes)
    ? `${bytes} B`
    : inScale(bytes, scaleFor(bytes, sizeScales));
}

/** A share (0 to 1) as per cent: `86.2 %`. What is not quite none or all of it does not read as such. */
export function readableShare(share: number): string {
  if (share > 0 && share < 0.0005) {
    return '<0.1 %';
  }
  return share < 1 && share >= 0.9995 ? '>99.9 %' : `${(share * 100).toFixed(1)} %`;
}

/** A count; a large one is shortened: `12,345`, `2.90 M`. */
export function readableCount(count: number): string {
  if (count >= 1e9 * promotion) {
    return `${significant(count / 1e9)} G`;
  }
  if (count >= 1e6 * promotion) {
    return `${significant(count / 1e6)} M`;
  }
  return Number.isInteger(count) ? grouped(count) : significant(count);
}

function readablePerEvent(name: MetricName, value: number): string {
  if (name.includes('_ms_')) {
    return readableDuration(value);
  }
  return name.startsWith('bytes_') ? readableSize(value) : significant(value);
}

/** A metric's value for a person: about three digits, with its unit; a dash for null. */
export function readableMetric(name: MetricName, value: number | null): string {
  if (value === null) {
    return noValue;
  }
  const unit = unitByName.get(name) ?? 'count';
  switch (unit) {
    case 'ms':
      return readableDuration(value);
    case 'bytes':
      return readableSize(value);
    case 'share':
      return readableShare(value);
    case 'count':
      return readableCount(value);
    case 'per_second':
      return `${readableCount(value)}/s`;
    case 'per_event':
      return readablePerEvent(name, value);
    default:
      return unit satisfies never;
  }
}
