import { parseDurationUs } from '../../core/units/duration.js';
import { parseRatePerSecond } from '../../core/units/rate.js';
import type { RecordedTrace } from '../recorded-trace.js';
import { mapQuantities, type Quantity } from './map-quantities.js';

/**
 * The least that a time-out is shortened to: real sockets and a real event loop are not scaled, and would not answer
 * within a fraction of it.
 */
const shortestTimeoutUs = 500_000;

const secondsPerDay = 86_400;

/**
 * A raw scenario with all durations divided and all rates multiplied by one factor, so that every product of a rate
 * and a duration (the λT of the closed forms) stays what it is. Time-outs are shortened to no less than 500 ms, and
 * nothing to less than its field allows. What cannot be read stays as it is, for validation to tell.
 * @param schema the JSON Schema of scenarios
 */
export function scaleTimes(raw: unknown, schema: unknown, factor: number): unknown {
  return mapQuantities(raw, schema, (quantity) => scaleQuantity(quantity, factor));
}

function scaleQuantity({ path, kind, text, least }: Quantity, factor: number): string {
  // How short the quick form is, is said in real time.
  if (path[0] === 'quick') {
    return text;
  }
  switch (kind) {
    case 'duration': {
      const parsed = parseDurationUs(text);
      const leastUs = isTimeout(path) ? shortestTimeoutUs : readDurationUs(least);
      return parsed.ok ? writeDuration(scaleDurationUs(parsed.value, factor, leastUs)) : text;
    }
    case 'rate': {
      const parsed = parseRatePerSecond(text);
      return parsed.ok ? writeRate(parsed.value * factor) : text;
    }
  }
}

/** Whole microseconds, and never 0 where it was more. What was short already stays as it is. */
function scaleDurationUs(durationUs: number, factor: number, leastUs: number): number {
  return Math.max(Math.min(durationUs, Math.max(1, leastUs)), Math.round(durationUs / factor));
}

/** Options that say when something is given up are called so, whoever they belong to. */
function isTimeout(path: readonly string[]): boolean {
  return /(^|-)timeout$/.test(path.at(-1) ?? '');
}

function readDurationUs(text: string | undefined): number {
  const parsed = parseDurationUs(text ?? '');
  return parsed.ok ? parsed.value : 0;
}

/** In the one unit that loses nothing. */
export function writeDuration(durationUs: number): string {
  return `${durationUs}us`;
}

/** Per day, so that also small rates are written with all their digits and without an exponent. */
function writeRate(ratePerSecond: number): string {
  return `${ratePerSecond * secondsPerDay}/d`;
}

/** The rows of a trace file, closer together by the factor; 1 leaves them alone. */
export function scaleTrace(trace: RecordedTrace, factor: number): RecordedTrace {
  const events = trace.events.map((event) => ({ ...event, offsetUs: Math.floor(event.offsetUs / factor) }));
  return { ...trace, events };
}
