import type { Comparison, Deviation } from '../analyse/comparison.js';
import type { MetricName } from '../core/metric-catalogue.js';

/** What is known of a metric's deviation; undefined where there is no prediction. */
export function findDeviation(
  { deviations }: Pick<Comparison, 'deviations'>,
  label: string,
  metric: MetricName,
): Deviation | undefined {
  return deviations.find((deviation) => deviation.label === label && deviation.metric === metric);
}

/** Whether a deviation is more than chance; `not known` where there is no interval to tell by. */
export function significanceInWords(deviation: Deviation | undefined): string {
  if (deviation === undefined) {
    return '—';
  }
  return deviation.significant ? (deviation.basis === 'interval' ? 'yes' : 'not known') : 'no';
}

/** Why a figure is not as predicted; null where it is, as far as anybody can tell. */
export function reasonsInWords(deviation: Deviation | undefined): string | null {
  if (deviation === undefined || !deviation.significant) {
    return null;
  }
  return deviation.reasons.length === 0
    ? 'no reason that this program knows'
    : deviation.reasons.join('; and ');
}

/** What decides whether a deviation is significant. */
export const significanceRule =
  'A deviation is significant where the prediction lies outside the 95 % interval of the median over the trials. Without ' +
  'such an interval that is not known; what is off by more than 5 % of the prediction is explained all the same.';
