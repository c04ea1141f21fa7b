import { checkedMetrics } from '../../core/checked-metrics.js';
import type { MetricName } from '../../core/metric-catalogue.js';
import type { ComparisonRow, Deviation, World } from '../comparison.js';
import { connectionSetUp } from './connection-set-up.js';
import type { DeviationFacts, DeviationReason } from './contract.js';
import { delaysOfThisMachine } from './delays-of-this-machine.js';
import { eventsOfThisRun } from './events-of-this-run.js';
import { lateTimers } from './late-timers.js';
import { rateLimit } from './rate-limit.js';
import { requestTime } from './request-time.js';

/** Every reason that can be named, those that weigh most first. */
const reasons: readonly DeviationReason[] = [
  eventsOfThisRun,
  rateLimit,
  requestTime,
  connectionSetUp,
  lateTimers,
  delaysOfThisMachine,
];

/** Without an interval to go by, a smaller share of the prediction is not worth a reason. */
const noticeableShare = 0.05;

/**
 * How far the metrics that closed forms know best are from their predictions, and why, as far as this run can tell.
 * @param rows in scenario order
 */
export function explainDeviations(rows: readonly ComparisonRow[], world: World): readonly Deviation[] {
  return rows.flatMap((row) => checkedMetrics.flatMap(({ name }) => explainMetric(row, name, world) ?? []));
}

function explainMetric(row: ComparisonRow, metric: MetricName, world: World): Deviation | null {
  const value = row.metrics[metric];
  const predicted = row.predicted[metric] ?? null;
  if (value === null || predicted === null) {
    return null;
  }
  const judged = { label: row.label, metric, ...judgeSignificance(row, metric, value, predicted) };
  if (!judged.significant) {
    return { ...judged, reasons: [] };
  }
  const facts = factsOf(row, metric, { value, predicted, world });
  return { ...judged, reasons: reasons.flatMap((reason) => reason(facts) ?? []) };
}

/** Significant: the prediction lies outside the interval of the median; without an interval, a rule of thumb. */
function judgeSignificance(
  { intervals }: ComparisonRow,
  metric: MetricName,
  value: number,
  predicted: number,
): Pick<Deviation, 'significant' | 'basis'> {
  const interval = intervals[metric];
  if (interval !== undefined) {
    return { significant: predicted < interval.low || predicted > interval.high, basis: 'interval' };
  }
  const allowed = Math.abs(predicted) * noticeableShare;
  return { significant: Math.abs(value - predicted) > allowed, basis: 'rule-of-thumb' };
}

function factsOf(
  { metrics, simulated }: ComparisonRow,
  metric: MetricName,
  { value, predicted, world }: { readonly value: number; readonly predicted: number; readonly world: World },
): DeviationFacts {
  const total = value - predicted;
  const inVirtualTime = world === 'virtual' ? value : (simulated[metric] ?? null);
  return {
    metric,
    metrics,
    simulated,
    total,
    ofEvents: inVirtualTime === null ? null : inVirtualTime - predicted,
    ofMachine: world === 'virtual' ? null : value - (inVirtualTime ?? predicted),
  };
}
