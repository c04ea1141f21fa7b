import type { Comparison, ComparisonRow, TrialRow } from '../analyse/comparison.js';
import { latencyPercentiles } from '../core/latency-quantiles.js';
import { supportedPercentile } from '../core/percentile-support.js';
import { measuredSeconds } from './measured-time.js';
import { noValue, readableCount, readableMetric, readableShare } from './readable-metric.js';

/** What speaks for and against the figures of one strategy. */
export interface TrustRow {
  readonly label: string;
  readonly trusted: 'yes' | 'no' | 'not measured';
  readonly trials: string;
  readonly latencies: string;
  /** The highest percentile that the sample supports. */
  readonly supports: string;
  readonly emissionLate: string;
  readonly sourceCpu: string;
  readonly consumerCpu: string;
  /** `25 sent = 25 received`: the join of both books. */
  readonly ledger: string;
}

/** What the columns are called: texts, then figures. */
export const trustHeading = {
  texts: ['strategy', 'trusted'],
  figures: [
    'trials',
    'latencies',
    'supports up to',
    'emitted late, p99',
    'source CPU',
    'consumer CPU',
    'request ledger',
  ],
} as const;

/** The figures of a row, as they stand below `trustHeading.figures`. */
export function trustFigures(row: TrustRow): readonly string[] {
  return [
    row.trials,
    row.latencies,
    row.supports,
    row.emissionLate,
    row.sourceCpu,
    row.consumerCpu,
    row.ledger,
  ];
}

/** A row for each strategy, in scenario order. */
export function trustTable(comparison: Comparison): readonly TrustRow[] {
  return comparison.rows.map((row) => {
    const { metrics, trials, latencySamples } = row;
    return {
      label: row.label,
      trusted: trials === 0 ? 'not measured' : row.trusted ? 'yes' : 'no',
      trials: `${trials} of ${comparison.scenario.trialCount}`,
      latencies: readableCount(latencySamples),
      supports: highestPercentile(latencySamples),
      emissionLate:
        comparison.world === 'live'
          ? readableMetric('emission_late_p99_ms', metrics.emission_late_p99_ms)
          : noValue,
      sourceCpu: cpuShare(comparison, row, metrics.source_cpu_ms),
      consumerCpu: cpuShare(comparison, row, metrics.consumer_cpu_ms),
      ledger: ledgerInWords(comparison.trials.filter(({ label }) => label === row.label)),
    };
  });
}

/** The highest percentile that so many latencies support, as people call it: `p99.9`; a dash where there is none. */
export function highestPercentile(samples: number): string {
  const supported = latencyPercentiles.filter((name) => supportedPercentile(name, samples)).at(-1);
  return samples === 0 || supported === undefined ? noValue : percentileName(supported);
}

/** `p99.9` of `latency_p999_ms`. */
function percentileName(metric: string): string {
  const digits = /p(\d+)/.exec(metric)?.[1] ?? '';
  return digits.length > 2 ? `p${digits.slice(0, 2)}.${digits.slice(2)}` : `p${digits}`;
}

function cpuShare(comparison: Comparison, row: ComparisonRow, cpuMs: number | null): string {
  const seconds = measuredSeconds(comparison, row);
  return cpuMs === null || seconds === null ? noValue : readableShare(cpuMs / (seconds * 1_000));
}

function ledgerInWords(trials: readonly TrialRow[]): string {
  const ledgers = trials.flatMap((trial) => (trial.state === 'failed' ? [] : [trial.measurement.requests]));
  if (ledgers.length === 0) {
    return noValue;
  }
  const sum = (count: (ledger: (typeof ledgers)[number]) => number) =>
    ledgers.reduce((total, ledger) => total + count(ledger), 0);
  const missing = sum(({ neverArrived }) =>
    Object.values(neverArrived).reduce((all, count) => all + count, 0),
  );
  const parts = [`${readableCount(sum(({ received }) => received))} received`];
  return `${readableCount(sum(({ sent }) => sent))} sent = ${[
    ...parts,
    ...(missing === 0 ? [] : [`${readableCount(missing)} never arrived`]),
  ].join(' + ')}`;
}
