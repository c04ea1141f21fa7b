import type { Comparison, ComparisonRow } from '../../../analyse/comparison.js';
import type { MetricName } from '../../../core/metric-catalogue.js';
import { paretoFront, type Tradeoff } from './pareto-front.js';
import { listSeries, type Series } from './series.js';

/** How fresh a run's consumers were: one metric for all its strategies. */
export interface FreshnessMetric {
  readonly name: MetricName;
  readonly words: string;
}

/**
 * Where some strategies hand no event over, only the answers to reads can be compared. Their age says how fresh
 * they are; the waiting for them is in the table.
 */
const freshnessMetrics: readonly FreshnessMetric[] = [
  { name: 'latency_p50_ms', words: 'median delivery latency' },
  { name: 'age_mean_ms', words: 'mean age of a consumer’s copy' },
  { name: 'read_age_mean_ms', words: 'mean age of the answers to reads' },
  { name: 'read_latency_p50_ms', words: 'median time until a reader had its answer' },
];

/** The first metric that the most strategies have; null where none has any. */
export function chooseFreshness(rows: readonly ComparisonRow[]): FreshnessMetric | null {
  const counts = freshnessMetrics.map(
    ({ name }) => rows.filter(({ metrics }) => metrics[name] !== null && isCostKnown(metrics)).length,
  );
  const most = Math.max(...counts);
  return most === 0 ? null : (freshnessMetrics[counts.indexOf(most)] ?? null);
}

function isCostKnown(metrics: ComparisonRow['metrics']): boolean {
  return metrics.requests_per_event !== null;
}

/** A strategy's place between freshness and cost. */
export interface TradeoffPoint extends Tradeoff {
  readonly series: Series;
  /** Why it must not be on the front, in a few words; null where it may be. */
  readonly doubt: string | null;
}

function doubtOf({ metrics, trusted }: ComparisonRow): string | null {
  const lost = metrics.events_lost ?? 0;
  const failed = metrics.reads_failed ?? 0;
  if (lost > 0) {
    return `${lost} lost`;
  }
  if (failed > 0) {
    return `${failed} reads failed`;
  }
  return trusted ? null : 'disturbed';
}

/** The strategies that have both figures. */
export function listTradeoffs(comparison: Comparison, { name }: FreshnessMetric): readonly TradeoffPoint[] {
  return listSeries(comparison).flatMap((series) => {
    const { metrics } = series.row;
    const delay = metrics[name];
    const cost = metrics.requests_per_event;
    return delay === null || cost === null ? [] : [{ series, cost, delay, doubt: doubtOf(series.row) }];
  });
}

/** Strategies with as many consumers: only equals are compared. */
export interface TradeoffGroup {
  readonly consumers: number;
  /** Those that can be compared. */
  readonly points: readonly TradeoffPoint[];
  /** Of those, the ones that none of the others beats. */
  readonly front: readonly TradeoffPoint[];
}

/** The strategies that can be compared, by their number of consumers, ascending. */
export function groupEquals(points: readonly TradeoffPoint[]): readonly TradeoffGroup[] {
  const comparable = points.filter(({ doubt }) => doubt === null);
  const numbers = new Set(comparable.map(({ series }) => series.row.consumers));
  return [...numbers]
    .toSorted((left, right) => left - right)
    .map((consumers) => {
      const equals = comparable.filter(({ series }) => series.row.consumers === consumers);
      return { consumers, points: equals, front: paretoFront(equals) };
    });
}
