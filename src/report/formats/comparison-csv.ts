import type { Comparison, ComparisonRow } from '../../analyse/comparison.js';
import { fixedCell, textCell } from '../csv/cells.js';
import { type CsvColumn, csvColumn, renderCsv } from '../csv/column.js';
import { metricColumns } from '../csv/metric-columns.js';
import { trustedCell } from '../csv/trusted-cell.js';
import { warningsCell } from '../csv/warnings-cell.js';
import { defineTextFormat } from './contract.js';

interface Row {
  readonly comparison: Comparison;
  readonly strategy: ComparisonRow;
}

const metrics = metricColumns<Row>(({ strategy }) => strategy.metrics);

const columns: readonly CsvColumn<Row>[] = [
  csvColumn('scenario', '', 'Name of the scenario', 'from its file', ({ comparison }) =>
    textCell(comparison.scenario.name),
  ),
  csvColumn('strategy', '', 'Label of the strategy', 'from the scenario; by default its id', ({ strategy }) =>
    textCell(strategy.label),
  ),
  csvColumn('strategy_id', '', 'Which strategy it is', 'as `push-vs-poll list` names it', ({ strategy }) =>
    textCell(strategy.strategyId),
  ),
  csvColumn('world', '', 'Where it ran', '`live`, or `virtual` when simulated', ({ comparison }) =>
    textCell(comparison.world),
  ),
  csvColumn('trials', 'count', 'Trials that the row combines', 'those measured whole', ({ strategy }) =>
    fixedCell(strategy.trials, 0),
  ),
  csvColumn('consumers', 'count', 'Consumers', 'from the scenario', ({ strategy }) =>
    fixedCell(strategy.consumers, 0),
  ),
  ...metrics.canonical,
  csvColumn(
    'trusted',
    '',
    'Whether the figures may be trusted',
    '`false` when this machine disturbed them; empty when no trial was measured whole',
    ({ strategy }) => trustedCell(strategy),
  ),
  csvColumn(
    'warnings',
    '',
    'What to know before quoting a figure',
    'codes, joined by `; `; `run-incomplete` when the run was interrupted or had a trial that failed',
    ({ comparison, strategy }) => textCell(warningsCell(comparison, strategy.warnings)),
  ),
  ...metrics.appended,
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
