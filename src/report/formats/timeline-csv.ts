import type { Comparison, TrialRow } from '../../analyse/comparison.js';
import { type CsvColumn, flagColumn, renderCsv } from '../csv/column.js';
import { scenarioColumn, strategyColumn } from '../csv/identity-columns.js';
import { fixedCell } from '../csv/number-cells.js';
import { countColumn, decimalColumn } from '../csv/number-columns.js';
import { trustedFlag } from '../csv/trusted-flag.js';
import { defineTextFormat } from './contract.js';

type TimelineRow = Extract<TrialRow, { measurement: unknown }>['measurement']['timeline'][number];

interface Row {
  readonly scenario: string;
  readonly strategy: string;
  readonly trial: number;
  readonly counts: TimelineRow;
  readonly trusted: boolean | null;
}

function seriesColumn(
  name: string,
  field: keyof TimelineRow,
  meaning: string,
  formula: string,
): CsvColumn<Row> {
  return countColumn(name, 'count', meaning, formula, ({ counts }) => counts[field]);
}

const asInComparison = 'as in comparison.csv, of this row';

const rowLength =
  'A row covers 1 s; in windows of more than 1 h the least of 10 s, 1 min, 10 min, 1 h and 1 d that gives 5,000 ' +
  'rows or fewer';

const columns: readonly CsvColumn<Row>[] = [
  scenarioColumn(({ scenario }) => scenario),
  strategyColumn(({ strategy }) => strategy),
  countColumn('trial', '', 'Number of the trial', 'from 1', ({ trial }) => trial),
  countColumn(
    'second',
    'seconds',
    'The second in which the row begins',
    `from 0 at the start of the measured window; the drain follows. ${rowLength}`,
    ({ counts }) => counts.second,
  ),
  seriesColumn('events', 'events', 'Events that occurred', 'by their scheduled instants'),
  seriesColumn('requests_poll', 'requestsPoll', 'Polls sent', asInComparison),
  seriesColumn('requests_poll_empty', 'requestsPollEmpty', 'Polls answered with no event', asInComparison),
  seriesColumn('requests_not_modified', 'requestsNotModified', 'Polls answered 304', asInComparison),
  seriesColumn('requests_delivery', 'requestsDelivery', 'First attempts to push events', asInComparison),
  seriesColumn('requests_retry', 'requestsRetry', 'Further attempts to push events', asInComparison),
  seriesColumn('requests_fetch', 'requestsFetch', 'Fetches of details after a notice', asInComparison),
  seriesColumn('requests_reconcile', 'requestsReconcile', 'Reconciling polls', asInComparison),
  seriesColumn('requests_read', 'requestsRead', 'Reads of the current state', asInComparison),
  seriesColumn(
    'requests_handshake',
    'requestsHandshake',
    'Subscriptions and connection set-ups',
    asInComparison,
  ),
  seriesColumn(
    'deliveries',
    'deliveries',
    'Deliveries that the consumers accepted',
    'each event and consumer once; empty for strategies that hand no event over',
  ),
  seriesColumn(
    'consumers_stale',
    'consumersStale',
    'Consumers that lacked an event',
    'at the end of the row’s time; empty for strategies that hand no event over',
  ),
  decimalColumn(
    'stale_share',
    'share (0–1)',
    'How much of the row’s time a consumer lacked an event',
    'mean over the consumers, from the exact spans; empty for strategies that hand no event over, and in runs from ' +
      'before it was measured',
    ({ counts }) => fixedCell(counts.staleShare, 6),
  ),
  flagColumn(
    'trusted',
    'Whether the counts may be trusted',
    '`false` when this machine disturbed the strategy’s figures over all trials',
    ({ trusted }) => trusted,
  ),
];

function trustedOf({ rows }: Comparison, label: string): boolean | null {
  const row = rows.find((each) => each.label === label);
  return row === undefined ? null : trustedFlag(row);
}

/** One row per strategy, trial and second (in long windows: several seconds); failed trials have none. */
export const timelineCsv = defineTextFormat({
  id: 'timeline-csv',
  family: 'csv',
  fileName: 'timeline.csv',
  summary: 'one row per strategy, trial and second: events, requests by kind, deliveries, consumers stale',
  question: 'When did the load come, and how long were consumers behind?',
  columns,
  renderText: ({ comparison }) =>
    renderCsv(
      columns,
      comparison.trials.flatMap((trial) =>
        trial.state === 'failed'
          ? []
          : trial.measurement.timeline.map((counts) => ({
              scenario: comparison.scenario.name,
              strategy: trial.label,
              trial: trial.trial,
              counts,
              trusted: trustedOf(comparison, trial.label),
            })),
      ),
    ),
});
