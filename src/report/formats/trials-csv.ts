import type { Comparison, ComparisonRow, TrialRow } from '../../analyse/comparison.js';
import type { MetricValues } from '../../core/metric-catalogue.js';
import { type CsvColumn, flagColumn, renderCsv, textColumn } from '../csv/column.js';
import { metricColumns } from '../csv/metric-columns.js';
import { countColumn } from '../csv/number-columns.js';
import { trustedFlag } from '../csv/trusted-flag.js';
import { warningsCell } from '../csv/warnings-cell.js';
import { plainText } from '../plain-text.js';
import { defineTextFormat } from './contract.js';

interface Row {
  readonly comparison: Comparison;
  readonly trial: TrialRow;
  /** The strategy's row over all trials; undefined when the comparison has none of that label. */
  readonly strategy: ComparisonRow | undefined;
}

function metricsOf({ trial }: Row): MetricValues | null {
  return trial.state === 'failed' ? null : trial.measurement.metrics;
}

function warningsOf({ comparison, trial }: Row): string {
  return trial.state === 'failed'
    ? plainText(`${trial.code}: ${trial.message}`)
    : warningsCell(comparison, trial.warnings);
}

function trustedOf({ trial, strategy }: Row): boolean | null {
  return trial.state === 'failed' || strategy === undefined ? null : trustedFlag(strategy);
}

const metrics = metricColumns(metricsOf);

const columns: readonly CsvColumn<Row>[] = [
  textColumn(
    'scenario',
    'Name of the scenario',
    'from its file',
    ({ comparison }) => comparison.scenario.name,
  ),
  textColumn(
    'strategy',
    'Label of the strategy',
    'from the scenario; by default its id, with its consumers where the scenario gives it a number of them',
    ({ trial }) => trial.label,
  ),
  textColumn(
    'strategy_id',
    'Which strategy it is',
    'as `push-vs-poll list` names it',
    ({ trial }) => trial.strategyId,
  ),
  textColumn(
    'world',
    'Where it ran',
    '`live`, or `virtual` when simulated',
    ({ comparison }) => comparison.world,
  ),
  countColumn(
    'trial',
    '',
    'Number of the trial',
    'from 1; all strategies of a trial share its events',
    (row) => row.trial.trial,
  ),
  countColumn(
    'consumers',
    'count',
    'Consumers that take part',
    'from the scenario',
    ({ strategy }) => strategy?.consumers,
  ),
  ...metrics.canonical,
  flagColumn(
    'trusted',
    'Whether the figures may be trusted',
    'as of the strategy over all its trials; empty for a failed trial, and when none was measured whole',
    trustedOf,
  ),
  textColumn(
    'warnings',
    'What to know before quoting a figure',
    'codes, joined by `; `; for a failed trial, the error’s code and text',
    (row) => warningsOf(row),
  ),
  ...metrics.appended,
  textColumn(
    'state',
    'How the trial ended',
    '`measured`, `interrupted` or `failed`; a failed one has no figures',
    ({ trial }) => trial.state,
  ),
  ...metrics.latest,
];

/** One row per strategy and trial, in scenario order, then by trial. */
export const trialsCsv = defineTextFormat({
  id: 'trials-csv',
  family: 'csv',
  fileName: 'trials.csv',
  summary: 'one row per strategy and trial',
  question: 'How much do the trials differ, and did one fail?',
  columns,
  renderText: ({ comparison }) => {
    const strategies = new Map(comparison.rows.map((row) => [row.label, row]));
    return renderCsv(
      columns,
      comparison.trials.map((trial) => ({ comparison, trial, strategy: strategies.get(trial.label) })),
    );
  },
});
