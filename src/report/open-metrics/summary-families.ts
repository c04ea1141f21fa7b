import type { Comparison, ComparisonRow } from '../../analyse/comparison.js';
import { latencyQuantiles, readLatencyQuantiles } from '../../core/latency-quantiles.js';
import { type MetricName, metricNames } from '../../core/metric-catalogue.js';
import type { Labels, MetricFamily, Sample } from './metric-family.js';

interface SummaryDefinition {
  readonly name: string;
  readonly help: string;
  readonly quantiles: Readonly<Partial<Record<MetricName, number>>>;
  readonly mean: MetricName;
  readonly count: (row: ComparisonRow) => number;
}

const summaries: readonly SummaryDefinition[] = [
  {
    name: 'push_vs_poll_latency_seconds',
    help: 'Delivery latency from the scheduled instant of an event; quantiles are nearest rank, 0 and 1 the extremes',
    quantiles: { latency_min_ms: 0, ...latencyQuantiles, latency_max_ms: 1 },
    mean: 'latency_mean_ms',
    count: ({ latencySamples }) => latencySamples,
  },
  {
    name: 'push_vs_poll_read_latency_seconds',
    help: 'Time from the scheduled instant of a read until its answer; quantiles are nearest rank',
    quantiles: readLatencyQuantiles,
    mean: 'read_latency_mean_ms',
    count: ({ metrics }) => (metrics.reads_total ?? 0) - (metrics.reads_failed ?? 0),
  },
];

/** Metrics that stand in a summary, and in no family of their own. */
export const summarisedMetrics: ReadonlySet<string> = new Set(
  summaries.flatMap(({ quantiles, mean }) => [...Object.keys(quantiles), mean]),
);

/** A summary of latencies for each strategy that has any. */
export function listSummaryFamilies(
  { rows }: Comparison,
  labelsOf: (row: ComparisonRow) => Labels,
): readonly MetricFamily[] {
  return summaries.map((definition) => ({
    name: definition.name,
    type: 'summary',
    unit: 'seconds',
    help: definition.help,
    samples: rows.flatMap((row) => listSamples(definition, row, labelsOf(row))),
  }));
}

function listSamples(definition: SummaryDefinition, row: ComparisonRow, labels: Labels): readonly Sample[] {
  const count = definition.count(row);
  const meanMs = row.metrics[definition.mean];
  if (count === 0 || meanMs === null) {
    return [];
  }
  // In the catalogue's order, which is theirs: that of an object's keys says how it was built.
  const quantiles = metricNames.flatMap((name): Sample[] => {
    const quantile = definition.quantiles[name];
    const valueMs = row.metrics[name];
    return quantile === undefined || valueMs === null
      ? []
      : [
          {
            suffix: '',
            labels: { ...labels, quantile: String(quantile) },
            value: toSeconds(valueMs * 1_000),
          },
        ];
  });
  return [
    ...quantiles,
    { suffix: '_count', labels, value: count },
    { suffix: '_sum', labels, value: toSeconds(meanMs * 1_000 * count) },
  ];
}

/** Latencies are whole microseconds, and so is their sum. */
function toSeconds(valueUs: number): number {
  return Math.round(valueUs) / 1_000_000;
}
