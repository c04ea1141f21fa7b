import { deliveryLatencies } from '../../core/delivery-latencies.js';
import type { MetricName } from '../../core/metric-catalogue.js';
import { durationInWords } from '../../core/words/duration-in-words.js';
import { type FigureCheck, warn } from './figures.js';

/** A figure is the difference of two readings: below ten steps of the clock, a tenth of it may be the clock's. */
const stepsNeeded = 10;

const latencies: readonly MetricName[] = [
  ...deliveryLatencies,
  'read_latency_mean_ms',
  'read_latency_p50_ms',
  'read_latency_p99_ms',
];

/** Latencies that this clock can hardly tell from none. A read that a consumer's own copy answered takes exactly 0. */
export const coarseClock: FigureCheck = ({ metrics }) => {
  const stepMs = metrics.clock_resolution_ms;
  if (stepMs === null) {
    return null;
  }
  const leastMs = stepMs * stepsNeeded;
  const touched = latencies.filter((name) => {
    const valueMs = metrics[name];
    return valueMs !== null && valueMs < leastMs && !(valueMs === 0 && name.startsWith('read_'));
  });
  return touched.length === 0
    ? null
    : warn(
        'coarse-clock',
        touched,
        `The clock counts in steps of ${durationInWords(stepMs)}, and the marked latencies are below ten of them: a tenth ` +
          'of them or more may be the clock’s. Do not divide by them; a machine with a finer clock (push-vs-poll doctor ' +
          'tells) can measure them.',
      );
};
