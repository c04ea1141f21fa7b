import type { Comparison, TrialRow } from '../../../analyse/comparison.js';
import { listSeries, type Series } from './series.js';

type MeasuredTrial = Extract<TrialRow, { readonly state: 'measured' | 'interrupted' }>;
type TimelineRow = MeasuredTrial['measurement']['timeline'][number];

/** More steps than this no picture can show: neighbours are put together, */
const mostSteps = 180;
/** as many as make a step of round length. */
const roundCounts = [1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600];

/** A span of a trial, and what went on in it on average. */
export interface TimelineStep {
  /** Seconds from the start of the measured window. */
  readonly fromS: number;
  readonly untilS: number;
  readonly eventsPerSecond: number;
  readonly requestsPerSecond: number;
  /** Consumers that lacked an event, as a share of all; null for strategies that hand no event over. */
  readonly staleShare: number | null;
}

/** One strategy in the trial that is shown. */
export interface StrategyTimeline {
  readonly series: Series;
  readonly steps: readonly TimelineStep[];
  /** The mean of what is drawn up to the end of the window; null for strategies that hand no event over. */
  readonly staleShare: number | null;
}

export interface RunTimeline {
  /** The trial that is shown: several cannot be put together, since each has events of its own. */
  readonly trial: number;
  /** How many seconds a row of the timeline covers, and how many a step that is made of rows. */
  readonly rowS: number;
  readonly stepS: number;
  readonly untilS: number;
  /** Where the window ends and the drain begins; `untilS` where nothing follows it, or where the end is not known. */
  readonly windowEndS: number;
  /** In runs from before stale time was measured row by row, only what was so at the end of each row is known. */
  readonly staleIs: 'mean-of-row' | 'at-end-of-row';
  readonly strategies: readonly StrategyTimeline[];
}

function countRequests(row: TimelineRow): number {
  return (
    row.requestsPoll +
    row.requestsDelivery +
    row.requestsRetry +
    row.requestsFetch +
    row.requestsReconcile +
    row.requestsRead +
    row.requestsHandshake
  );
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function joinRows(rows: readonly TimelineRow[], rowS: number, consumers: number): TimelineStep {
  const fromS = rows[0]?.second ?? 0;
  const lengthS = rows.length * rowS;
  const stale = rows.flatMap((row) => staleShareOf(row, consumers) ?? []);
  return {
    fromS,
    untilS: fromS + lengthS,
    eventsPerSecond: sum(rows.map(({ events }) => events)) / lengthS,
    requestsPerSecond: sum(rows.map(countRequests)) / lengthS,
    staleShare: stale.length === 0 ? null : sum(stale) / stale.length,
  };
}

function staleShareOf({ staleShare, consumersStale }: TimelineRow, consumers: number): number | null {
  return staleShare ?? (consumersStale === null || consumers === 0 ? null : consumersStale / consumers);
}

function isSnapshot({ staleShare, consumersStale }: TimelineRow): boolean {
  return staleShare === null && consumersStale !== null;
}

/** The mean of the steps, by their time before the end of the window. */
function meanStaleShare(steps: readonly TimelineStep[], windowEndS: number): number | null {
  const parts = steps.flatMap(({ fromS, untilS, staleShare }) =>
    staleShare === null || fromS >= windowEndS
      ? []
      : [{ staleShare, lengthS: Math.min(untilS, windowEndS) - fromS }],
  );
  const lengthS = sum(parts.map((part) => part.lengthS));
  return lengthS === 0 ? null : sum(parts.map((part) => part.staleShare * part.lengthS)) / lengthS;
}

/** The first trial that the most strategies measured; null where none did. */
function chooseTrial(trials: readonly MeasuredTrial[]): number | null {
  const counts = new Map<number, number>();
  for (const { trial } of trials) {
    counts.set(trial, (counts.get(trial) ?? 0) + 1);
  }
  const ranked = [...counts].sort(
    ([left, leftCount], [right, rightCount]) => rightCount - leftCount || left - right,
  );
  return ranked[0]?.[0] ?? null;
}

/** How many seconds each row of a timeline covers: all of a run cover as many. */
function rowLengthS(timelines: readonly (readonly TimelineRow[])[]): number {
  const gaps = timelines.flatMap(([first, second]) =>
    first === undefined || second === undefined ? [] : [second.second - first.second],
  );
  return Math.max(1, ...gaps);
}

/**
 * What went on in one trial of a run, in at most 180 steps; null where no trial that was measured whole has a
 * timeline. An interrupted one is not shown: it goes into no other figure either.
 */
export function traceTimeline(comparison: Comparison): RunTimeline | null {
  const trials = comparison.trials.flatMap((trial) =>
    trial.state === 'measured' && trial.measurement.timeline.length > 0 ? [trial] : [],
  );
  const number = chooseTrial(trials);
  const shown = trials.filter(({ trial }) => trial === number);
  if (number === null) {
    return null;
  }
  const rowS = rowLengthS(shown.map(({ measurement }) => measurement.timeline));
  const longest = Math.max(...shown.map(({ measurement }) => measurement.timeline.length));
  const rowsPerStep =
    roundCounts.find((count) => longest / count <= mostSteps) ?? Math.ceil(longest / mostSteps);
  const untilS = longest * rowS;
  const windowEndS = Math.min(untilS, (comparison.setup?.durationMs ?? Number.POSITIVE_INFINITY) / 1_000);
  const strategies = listSeries(comparison).flatMap((series): StrategyTimeline[] => {
    const trial = shown.find(({ label }) => label === series.row.label);
    const rows = trial?.measurement.timeline ?? [];
    const steps = Array.from({ length: Math.ceil(rows.length / rowsPerStep) }, (_, index) =>
      joinRows(rows.slice(index * rowsPerStep, (index + 1) * rowsPerStep), rowS, series.row.consumers),
    );
    return trial === undefined ? [] : [{ series, steps, staleShare: meanStaleShare(steps, windowEndS) }];
  });
  const hasSnapshots = shown.some(({ measurement }) => measurement.timeline.some(isSnapshot));
  return {
    trial: number,
    rowS,
    stepS: rowS * rowsPerStep,
    untilS,
    windowEndS,
    staleIs: hasSnapshots ? 'at-end-of-row' : 'mean-of-row',
    strategies,
  };
}
