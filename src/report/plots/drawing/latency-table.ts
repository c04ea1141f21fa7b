import type { MetricName } from '../../../core/metric-catalogue.js';
import { readableCount } from '../../readable-metric.js';
import type { PlotTable } from '../contract.js';
import type { LatencySeries } from './curves.js';
import { markedFigure } from './marked-figure.js';

const columns: readonly { readonly name: MetricName; readonly heading: string }[] = [
  { name: 'latency_min_ms', heading: 'least' },
  { name: 'latency_p50_ms', heading: 'p50' },
  { name: 'latency_p90_ms', heading: 'p90' },
  { name: 'latency_p99_ms', heading: 'p99' },
  { name: 'latency_p999_ms', heading: 'p99.9' },
  { name: 'latency_max_ms', heading: 'most' },
];

/** Percentiles of every strategy; one that its sample cannot support, or that a warning names, has an asterisk. */
export function tabulateLatencies(curves: readonly LatencySeries[]): PlotTable {
  return {
    heading: ['strategy', 'latencies', ...columns.map(({ heading }) => heading)],
    rows: curves.map(({ series: { row }, distribution: { count } }) => [
      row.label,
      readableCount(count),
      ...columns.map(({ name }) => markedFigure(row, name)),
    ]),
  };
}
