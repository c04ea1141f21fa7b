import type { MetricName } from '../core/metric-catalogue.js';
import { readableDeviation } from './readable-deviation.js';
import { noValue, readableMetric } from './readable-metric.js';
import { relativeDeviation } from './relative-deviation.js';
import type { ThreeAnswers } from './three-answers.js';

/**
 * How far the measured (or else the simulated) value is from the predicted one, for people: `+1.2 %`. Where one of the
 * two is 0, a percentage says nothing: `0 ms instead of 500 ms`. A dash where there is nothing to hold against each
 * other.
 * @param mark stands behind a measured or simulated value that is not to be quoted bare
 */
export function deviationInWords(name: MetricName, answers: ThreeAnswers, mark: string): string {
  const value = answers.measured ?? answers.simulated;
  const { predicted } = answers;
  if (value === null || predicted === null) {
    return noValue;
  }
  if (value === predicted) {
    return readableDeviation(0);
  }
  if (value !== 0 && predicted !== 0) {
    return readableDeviation(relativeDeviation(answers));
  }
  return `${readableMetric(name, value)}${mark} instead of ${readableMetric(name, predicted)}`;
}
