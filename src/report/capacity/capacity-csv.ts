import type { CapacityReport, JudgedStep, TargetCapacity } from '../../core/capacity.js';
import { type CsvColumn, renderCsv, textColumn } from '../csv/column.js';
import { fixedCell } from '../csv/number-cells.js';
import { countColumn, decimalColumn } from '../csv/number-columns.js';
import type { CsvTable } from '../csv-tables.js';
import {
  countEventsPerSecond,
  countPollers,
  latencyAtCapacityUs,
  pollIntervalsSeconds,
} from './capacity-answers.js';

interface TargetRow {
  readonly report: CapacityReport;
  readonly capacity: TargetCapacity;
}

interface StepRow extends TargetRow {
  readonly step: JudgedStep;
  readonly position: number;
}

function msCell(us: number | null): string {
  return fixedCell(us === null ? null : us / 1_000, 3);
}

const scenario = textColumn<TargetRow>(
  'scenario',
  'Name of the scenario',
  'from its file',
  ({ report }) => report.scenario,
);
const target = textColumn<TargetRow>(
  'target',
  'What was loaded',
  '`feed` (the source’s change feed) or `receiver` (one webhook endpoint)',
  ({ capacity }) => capacity.target,
);
const bound = decimalColumn<TargetRow>(
  'bound_ms',
  'milliseconds',
  'What p99 may be at most',
  '`--bound`',
  ({ report }) => msCell(report.boundUs),
);

const answerColumns: readonly CsvColumn<TargetRow>[] = [
  scenario,
  target,
  bound,
  textColumn(
    'ending',
    'How the search ended',
    '`bracketed`: between a sustained and a missed rate within 5 %; `never-missed`, `always-missed`; `stopped`: out of time, or interrupted',
    ({ capacity }) => capacity.ending,
  ),
  countColumn(
    'sustained_per_second',
    'per second',
    'Highest rate that was sustained',
    '99 of 100 requests that were due answered with 2xx within the bound, counted from when they were due',
    ({ capacity }) => capacity.sustainedPerSecond,
  ),
  countColumn(
    'missed_per_second',
    'per second',
    'Lowest rate that was missed above it',
    'missed twice in a row',
    ({ capacity }) => capacity.missedPerSecond,
  ),
  decimalColumn(
    'latency_p99_ms',
    'milliseconds',
    'p99 at the sustained rate',
    'nearest rank over all requests that were due',
    ({ capacity }) => msCell(latencyAtCapacityUs(capacity)),
  ),
  textColumn(
    'limited_by',
    'What held the rate down',
    '`generator`: its event loop was at least 90 % busy, so the target sustains at least this much; `shared processors`: at least 95 % busy, other programs included; `target`; `highest rate asked for`; `unknown`',
    ({ capacity }) => capacity.limitedBy,
  ),
  ...pollIntervalsSeconds.map((seconds) =>
    countColumn<TargetRow>(
      `pollers_every_${seconds}s`,
      'count',
      `Pollers with an interval of ${seconds} s that the source can carry`,
      `sustained_per_second × ${seconds}; empty for a receiver`,
      ({ capacity }) => countPollers(capacity, seconds),
    ),
  ),
  countColumn(
    'events_per_second',
    'per second',
    'Events per second that one receiver can take',
    'sustained_per_second; empty for a feed',
    ({ capacity }) => countEventsPerSecond(capacity),
  ),
];

const stepColumns: readonly CsvColumn<StepRow>[] = [
  scenario,
  target,
  bound,
  countColumn(
    'step',
    '',
    'Which step of this target',
    'from 1, in the order of measuring',
    ({ position }) => position,
  ),
  countColumn(
    'rate_per_second',
    'per second',
    'Requests per second',
    'constant',
    ({ step }) => step.ratePerSecond,
  ),
  textColumn(
    'state',
    'Whether the rate was sustained',
    '`sustained` or `missed`',
    ({ step }) => step.verdict.state,
  ),
  textColumn(
    'missed_because',
    'Why it was missed',
    '`refused`: an error, or an answer that is no 2xx; `behind`: more than 1 of 100 without an answer; `late`: p99 above the bound',
    ({ step: { verdict } }) => (verdict.state === 'missed' ? verdict.because : ''),
  ),
  countColumn('due', 'count', 'Requests that were due', 'rate × 2 s', ({ step }) => step.dueRequests),
  countColumn(
    'answered',
    'count',
    'Those answered with 2xx',
    'until the bound and half a second after the step',
    ({ step }) => step.answered,
  ),
  countColumn('refused', 'count', 'Answers with another status', 'counted', ({ step }) => step.refused),
  countColumn(
    'errors',
    'count',
    'Connections that failed, requests that timed out',
    'counted',
    ({ step }) => step.errors,
  ),
  decimalColumn(
    'latency_p50_ms',
    'milliseconds',
    'Median latency from when a request was due',
    'nearest rank over due; empty when it has no answer',
    ({ step }) => msCell(step.latencyP50Us),
  ),
  decimalColumn(
    'latency_p99_ms',
    'milliseconds',
    'p99 from when a request was due',
    'nearest rank over due; empty when it has no answer',
    ({ step }) => msCell(step.latencyP99Us),
  ),
  decimalColumn(
    'sent_latency_p99_ms',
    'milliseconds',
    'p99 from when a request was really sent',
    'of answered; leaves out what a request waited to be sent (coordinated omission), for comparison only',
    ({ step }) => msCell(step.sentLatencyP99Us),
  ),
  decimalColumn(
    'generator_busy_share',
    'share',
    'How busy the load generator was',
    'utilisation of its event loop',
    ({ step }) => fixedCell(step.generatorBusyShare, 6),
  ),
  decimalColumn(
    'machine_busy_share',
    'share',
    'How busy all processors were',
    '1 − idle time; other programs included',
    ({ step }) => fixedCell(step.machineBusyShare, 6),
  ),
];

/** The files of `push-vs-poll capacity`. */
export const capacityTables: readonly CsvTable[] = [
  {
    fileName: 'capacity.csv',
    question: 'How many pollers can the source carry, how many events can a receiver take?',
    summary: 'one row per target: the rate that it sustains, and what that means',
    columns: answerColumns,
  },
  {
    fileName: 'capacity-steps.csv',
    question: 'How was the capacity found?',
    summary: 'one row per target and step of constant rate',
    columns: stepColumns,
  },
];

/** Both files, with their texts. */
export function renderCapacityFiles(
  report: CapacityReport,
): readonly { readonly fileName: string; readonly text: string }[] {
  const rows = report.targets.map((capacity) => ({ report, capacity }));
  const stepRows = rows.flatMap((row) =>
    row.capacity.steps.map((step, index) => ({ ...row, step, position: index + 1 })),
  );
  return [
    { fileName: 'capacity.csv', text: renderCsv(answerColumns, rows) },
    { fileName: 'capacity-steps.csv', text: renderCsv(stepColumns, stepRows) },
  ];
}
