import type { Comparison, ComparisonRow } from '../../analyse/comparison.js';
import { type CsvColumn, flagColumn, renderCsv, textColumn } from '../csv/column.js';
import { metricColumns } from '../csv/metric-columns.js';
import { countColumn } from '../csv/number-columns.js';
import { repetitionColumns } from '../csv/repetition-columns.js';
import { trustedFlag } from '../csv/trusted-flag.js';
import { warningsCell } from '../csv/warnings-cell.js';
import { defineTextFormat } from './contract.js';

interface Row {
  readonly comparison: Comparison;
  readonly strategy: ComparisonRow;
}

const metrics = metricColumns<Row>(({ strategy }) => strategy.metrics);

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
    ({ strategy }) => strategy.label,
  ),
  textColumn(
    'strategy_id',
    'Which strategy it is',
    'as `push-vs-poll list` names it',
    ({ strategy }) => strategy.strategyId,
  ),
  textColumn(
    'world',
    'Where it ran',
    '`live`, or `virtual` when simulated',
    ({ comparison }) => comparison.world,
  ),
  countColumn(
    'trials',
    'count',
    'Trials that the row combines',
    'those measured whole',
    ({ strategy }) => strategy.trials,
  ),
  countColumn(
    'consumers',
    'count',
    'Consumers that take part',
    'from the scenario',
    ({ strategy }) => strategy.consumers,
  ),
  ...metrics.canonical,
  flagColumn(
    'trusted',
    'Whether the figures may be trusted',
    '`false` when this machine disturbed them; empty when no trial was measured whole',
    ({ strategy }) => trustedFlag(strategy),
  ),
  textColumn(
    'warnings',
    'What to know before quoting a figure',
    'codes, joined by `; `; `run-incomplete` when the run was interrupted or had a trial that failed',
    ({ comparison, strategy }) => warningsCell(comparison, strategy.warnings),
  ),
  ...metrics.appended,
  ...repetitionColumns<Row>(({ strategy }) => strategy),
  ...metrics.latest,
];

/** One row per strategy, in scenario order. */
export const comparisonCsv = defineTextFormat({
  id: 'comparison-csv',
  family: 'csv',
  fileName: 'comparison.csv',
  summary: 'one row per strategy, all its trials together',
  question: 'How do the strategies compare? The table for a review.',
  columns,
  renderText: ({ comparison }) =>
    renderCsv(
      columns,
      comparison.rows.map((strategy) => ({ comparison, strategy })),
    ),
});
