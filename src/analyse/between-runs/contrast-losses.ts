import type { MetricName } from '../../core/metric-catalogue.js';
import type { RepeatedTrial } from '../repetition/over-trials.js';
import type { MatchedTrials, MetricConditions } from './contrast-metric.js';
import type { LossContrast } from './runs-comparison.js';

const losses = [
  { metric: 'events_lost', of: 'deliveries_expected' },
  { metric: 'reads_failed', of: 'reads_total' },
] as const satisfies readonly { readonly metric: MetricName; readonly of: MetricName }[];

/** What was lost over all trials; nothing where neither run says what there should have been. */
export function contrastLosses(
  { baseline, candidate }: MatchedTrials,
  { isDisturbed, hasOtherConsumers }: Pick<MetricConditions, 'isDisturbed' | 'hasOtherConsumers'>,
): readonly LossContrast[] {
  return losses.flatMap(({ metric, of }): LossContrast[] => {
    const counts = {
      baselineLost: sumOf(baseline, metric),
      baselineExpected: sumOf(baseline, of),
      candidateLost: sumOf(candidate, metric),
      candidateExpected: sumOf(candidate, of),
    };
    if (counts.baselineExpected === 0 || counts.candidateExpected === 0) {
      return [];
    }
    if (isDisturbed || hasOtherConsumers) {
      return [{ metric, ...counts, verdict: isDisturbed ? 'disturbed' : 'other-consumers' }];
    }
    const isMore =
      counts.candidateLost * counts.baselineExpected > counts.baselineLost * counts.candidateExpected;
    return [{ metric, ...counts, verdict: isMore ? 'regression' : 'not-more' }];
  });
}

function sumOf(trials: readonly RepeatedTrial[], metric: MetricName): number {
  return trials.reduce((sum, { metrics }) => sum + (metrics[metric] ?? 0), 0);
}
