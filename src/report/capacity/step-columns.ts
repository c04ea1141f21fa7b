import type { JudgedStep } from '../../core/capacity.js';
import { type CsvColumn, textColumn } from '../csv/column.js';
import { fixedCell } from '../csv/number-cells.js';
import { countColumn, decimalColumn } from '../csv/number-columns.js';
import { msCell, type TargetRow, targetColumns } from './target-columns.js';

/** One rate that a target was loaded with. */
interface StepRow extends TargetRow {
  readonly step: JudgedStep;
  readonly position: number;
}

/** The columns of capacity-steps.csv. */
export const stepColumns: readonly CsvColumn<StepRow>[] = [
  ...targetColumns,
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
