import type { Comparison, ComparisonRow, TrialRow } from '../analyse/comparison.js';
import { supportsDrift, trialsForDrift } from '../core/drift-support.js';
import type { MetricName } from '../core/metric-catalogue.js';
import { trustBounds } from '../core/trust-bounds.js';
import { measuredSeconds } from './measured-time.js';
import { noValue, readableCount, readableMetric } from './readable-metric.js';
import { sampleInWords } from './supported-percentiles.js';

/** Stands behind a figure with which a result is not trusted. */
export const disturbedMark = '!';

/** What speaks for and against the figures of one strategy. */
export interface TrustRow {
  readonly label: string;
  readonly trusted: 'yes' | 'no' | 'not measured';
  readonly trials: string;
  readonly latencies: string;
  /** The highest percentile that the sample supports, and what the next one needs. */
  readonly supports: string;
  /** Whether the trials are repetitions of each other. */
  readonly drift: string;
  /** `25 sent = 25 received`: the join of both books. */
  readonly ledger: string;
  readonly emissionLate: string;
  readonly sourceLoopDelay: string;
  readonly consumerLoopDelay: string;
  readonly sourceCpu: string;
  readonly consumerCpu: string;
  readonly steal: string;
  readonly clock: string;
}

/** A table of trust: its figures stand behind a strategy's name. */
export interface TrustTable {
  readonly caption: string;
  readonly figures: readonly { readonly heading: string; readonly of: (row: TrustRow) => string }[];
}

const samples: TrustTable = {
  caption:
    'What the figures rest on. The ledger joins the books of both sides over the whole trial, warm-up and drain included.',
  figures: [
    { heading: 'trials', of: ({ trials }) => trials },
    { heading: 'latencies', of: ({ latencies }) => latencies },
    { heading: 'supports up to', of: ({ supports }) => supports },
    { heading: 'drift', of: ({ drift }) => drift },
    { heading: 'request ledger', of: ({ ledger }) => ledger },
  ],
};

const machine: TrustTable = {
  caption: `What the machine did, in the worst trial: a figure marked ${disturbedMark} disturbed the strategy’s. CPU load is a share of one processor over the window, steal one of all processors.`,
  figures: [
    { heading: 'emitted late, p99', of: ({ emissionLate }) => emissionLate },
    { heading: 'source’s loop delay, p99', of: ({ sourceLoopDelay }) => sourceLoopDelay },
    { heading: 'consumers’ loop delay, p99', of: ({ consumerLoopDelay }) => consumerLoopDelay },
    { heading: 'source CPU', of: ({ sourceCpu }) => sourceCpu },
    { heading: 'consumer CPU', of: ({ consumerCpu }) => consumerCpu },
    { heading: 'steal', of: ({ steal }) => steal },
    { heading: 'clock resolution', of: ({ clock }) => clock },
  ],
};

/** The tables that have anything to tell: no machine can disturb a simulation. */
export function trustTables({ world }: Comparison): readonly TrustTable[] {
  return world === 'live' ? [samples, machine] : [samples];
}

/** A row for each strategy, in scenario order. */
export function trustRows(comparison: Comparison): readonly TrustRow[] {
  return comparison.rows.map((row) => ({
    label: row.label,
    trusted: row.trials === 0 ? 'not measured' : row.trusted ? 'yes' : 'no',
    trials: `${row.trials} of ${comparison.scenario.trialCount}`,
    latencies: readableCount(row.latencySamples),
    supports: sampleInWords(row.latencySamples),
    drift: driftInWords(comparison, row),
    ledger: ledgerInWords(comparison.trials.filter(({ label }) => label === row.label)),
    ...machineFigures(comparison, row),
  }));
}

function machineFigures(comparison: Comparison, row: ComparisonRow) {
  const { metrics } = row;
  const { emissionLateMs, loopDelayMs, cpuShare, stealShare } = trustBounds;
  const figure = (name: MetricName, bound: number, value = metrics[name]) =>
    comparison.world === 'live' ? boundedFigure(name, value, bound) : noValue;
  return {
    emissionLate: figure('emission_late_p99_ms', emissionLateMs),
    sourceLoopDelay: figure('source_loop_delay_p99_ms', loopDelayMs),
    consumerLoopDelay: figure('consumer_loop_delay_p99_ms', loopDelayMs),
    sourceCpu: figure('source_cpu_share', cpuShare, cpuLoad(comparison, row, 'source')),
    consumerCpu: figure('consumer_cpu_share', cpuShare, cpuLoad(comparison, row, 'consumer')),
    steal: figure('cpu_steal_share', stealShare),
    clock: figure('clock_resolution_ms', Number.POSITIVE_INFINITY),
  };
}

/** A figure as people read it, marked where it lies beyond its bound. */
export function boundedFigure(name: MetricName, value: number | null, bound: number): string {
  const mark = value !== null && value > bound ? ` ${disturbedMark}` : '';
  return readableMetric(name, value) + mark;
}

/** In runs from before loads were metrics: over all trials, from the time that they took. */
function cpuLoad(comparison: Comparison, row: ComparisonRow, who: 'source' | 'consumer'): number | null {
  const cpuMs = row.metrics[`${who}_cpu_ms`];
  const seconds = measuredSeconds(comparison, row);
  const mean = cpuMs === null || seconds === null ? null : cpuMs / (seconds * 1_000);
  return row.metrics[`${who}_cpu_share`] ?? mean;
}

/** Virtual time has no machine that could change from trial to trial. */
function driftInWords({ world }: Comparison, { trials, warnings }: ComparisonRow): string {
  if (world === 'virtual') {
    return noValue;
  }
  if (!supportsDrift(trials)) {
    return `needs ${trialsForDrift}+ trials`;
  }
  return warnings.some(({ code }) => code === 'drifted') ? `found ${disturbedMark}` : 'none found';
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
