import type { MetricName } from '../../core/metric-catalogue.js';
import { isMarked } from '../notes.js';
import type { RunEntry, Trend, TrendPoint } from './runs-summary.js';

/** The figures that are followed over several runs, with what tables call them. Less is better in each of them. */
export const trendMetrics: readonly { readonly metric: MetricName; readonly words: string }[] = [
  { metric: 'latency_p50_ms', words: 'median latency' },
  { metric: 'latency_p99_ms', words: 'p99 latency' },
  { metric: 'stale_share', words: 'time stale' },
  { metric: 'read_age_mean_ms', words: 'mean age of answers' },
  { metric: 'read_latency_mean_ms', words: 'mean wait of reads' },
  { metric: 'requests_per_event', words: 'requests per event' },
  { metric: 'bytes_per_event', words: 'bytes per event' },
  { metric: 'events_lost', words: 'events lost' },
];

/**
 * The trend of each key figure of each strategy over runs of one scenario. A figure that no run has, has none.
 * @param runs by start
 */
export function listTrends(runs: readonly RunEntry[]): readonly Trend[] {
  if (runs.length < 2) {
    return [];
  }
  const labels = [...new Set(runs.flatMap(({ results }) => results.map(({ row }) => row.label)))];
  return labels.flatMap((label) =>
    trendMetrics
      .map(({ metric }) => {
        const points = runs.map((run) => pointOf(run, label, metric));
        return { label, metric, points, change: relativeChange(points) };
      })
      .filter(({ points }) => points.some(({ value }) => value !== null)),
  );
}

function pointOf({ results }: RunEntry, label: string, metric: MetricName): TrendPoint {
  const row = results.find((result) => result.row.label === label)?.row;
  return row === undefined
    ? { value: null, marked: false }
    : { value: row.metrics[metric], marked: !row.trusted || isMarked(row, [metric]) };
}

function relativeChange(points: readonly TrendPoint[]): number | null {
  const values = points.flatMap(({ value }) => value ?? []);
  const [first, last] = [values[0], values.at(-1)];
  if (values.length < 2 || first === undefined || last === undefined) {
    return null;
  }
  if (first === last) {
    return 0;
  }
  return first === 0 ? null : (last - first) / first;
}
