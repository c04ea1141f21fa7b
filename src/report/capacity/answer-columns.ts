import { type CsvColumn, textColumn } from '../csv/column.js';
import { countColumn, decimalColumn } from '../csv/number-columns.js';
import {
  countEventsPerSecond,
  countPollers,
  latencyAtCapacityUs,
  pollIntervalsSeconds,
} from './capacity-answers.js';
import { msCell, type TargetRow, targetColumns } from './target-columns.js';

/** The columns of capacity.csv. */
export const answerColumns: readonly CsvColumn<TargetRow>[] = [
  ...targetColumns,
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
