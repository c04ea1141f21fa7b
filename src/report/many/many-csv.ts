import { type CsvColumn, flagColumn, renderCsv, textColumn } from '../csv/column.js';
import { metricColumns } from '../csv/metric-columns.js';
import { metricCell } from '../csv/number-cells.js';
import { countColumn, decimalColumn } from '../csv/number-columns.js';
import { trustedFlag } from '../csv/trusted-flag.js';
import { warningsCell } from '../csv/warnings-cell.js';
import { optionsInWords } from '../options-in-words.js';
import type { RunEntry, RunSeries, RunsSummary, Standing, StrategyResult } from './runs-summary.js';

interface Row {
  readonly series: RunSeries;
  readonly entry: RunEntry;
  readonly result: StrategyResult;
}

const metrics = metricColumns<Row>(({ result }) => result.row.metrics);

function environmentOf({ entry }: Row) {
  return entry.run.environment;
}

/** Empty for a strategy that is left out, or where there is nobody to compare it with. */
function standingCell({ entry, result }: Row, standing: Standing): string {
  const isContested = entry.ranking.freshest.length > 0 && result.leftOut.length === 0;
  return isContested ? { sole: 'yes', tied: 'tied', no: 'no' }[standing] : '';
}

/** Against the first run of the series that has the figure, as a share of it; null in that run. */
function changeOf(
  { series, entry, result }: Row,
  name: 'latency_p50_ms' | 'requests_per_event',
): number | null {
  const trend = series.trends.find(({ label, metric }) => label === result.row.label && metric === name);
  const index = trend?.points.findIndex(({ value }) => value !== null) ?? -1;
  const first = trend?.points[index]?.value ?? 0;
  const value = result.row.metrics[name];
  return series.runs[index] === entry || first === 0 || value === null ? null : (value - first) / first;
}

const standings = '`yes`, `tied` within 5 %, `no`; empty when left out';
const sinceFirst = 'against the first run of the same hash and world: 0.1 is 10 % more';

/** Where the row comes from. */
const originColumns: readonly CsvColumn<Row>[] = [
  textColumn('folder', 'Result folder of the run', 'as it was given', ({ entry }) => entry.folder),
  textColumn('scenario', 'Name of the scenario', 'from its file', ({ series }) => series.name),
  textColumn(
    'scenario_hash',
    'Rows with the same one and the same world may be held against each other over time',
    'SHA-256 of the scenario and its changes',
    ({ series }) => series.hash,
  ),
  textColumn('world', 'Where it ran', '`live`, or `virtual` when simulated', ({ series }) => series.world),
  textColumn(
    'state',
    'State of the run',
    '`complete` or `incomplete`',
    ({ entry }) => entry.run.comparison.state,
  ),
  textColumn('started_at', 'Start of the run', 'wall clock, UTC', (row) => environmentOf(row).startedAt),
  countColumn(
    'seed',
    '',
    'Seed of all that is random',
    'from the scenario',
    ({ entry }) => entry.run.comparison.scenario.seed,
  ),
  textColumn(
    'machine',
    'Letter of the kind of machine',
    'in order of appearance',
    ({ entry }) => entry.machine,
  ),
  textColumn(
    'package_version',
    'Version of push-vs-poll',
    'of the run',
    (row) => environmentOf(row).packageVersion,
  ),
  textColumn(
    'strategy',
    'Label of the strategy',
    'from the scenario; by default its id',
    ({ result }) => result.row.label,
  ),
  textColumn(
    'strategy_id',
    'Which strategy it is',
    'as `push-vs-poll list` names it',
    ({ result }) => result.row.strategyId,
  ),
  textColumn('options', 'Options of the strategy', 'as the scenario writes them', ({ result }) =>
    optionsInWords(result.row.options),
  ),
];

export const manyRunsColumns: readonly CsvColumn<Row>[] = [
  ...originColumns,
  countColumn(
    'trials',
    'count',
    'Trials that the row combines',
    'those measured whole',
    ({ result }) => result.row.trials,
  ),
  textColumn('freshest', 'Whether no strategy of the run was fresher', standings, (row) =>
    standingCell(row, row.result.freshest),
  ),
  textColumn('cheapest', 'Whether no strategy of the run sent fewer requests per event', standings, (row) =>
    standingCell(row, row.result.cheapest),
  ),
  textColumn(
    'left_out',
    'Why the strategy is not held against the others',
    'in words, joined by `; `',
    ({ result }) => result.leftOut.join('; '),
  ),
  decimalColumn('latency_p50_change', 'share', 'Change of latency_p50_ms', sinceFirst, (row) =>
    metricCell(changeOf(row, 'latency_p50_ms'), 'share'),
  ),
  decimalColumn('requests_per_event_change', 'share', 'Change of requests_per_event', sinceFirst, (row) =>
    metricCell(changeOf(row, 'requests_per_event'), 'share'),
  ),
  ...metrics.canonical,
  flagColumn(
    'trusted',
    'Whether the figures may be trusted',
    '`false` when the machine disturbed them',
    ({ result }) => trustedFlag(result.row),
  ),
  textColumn(
    'warnings',
    'What to know before quoting a figure',
    'codes, joined by `; `',
    ({ entry, result }) => warningsCell(entry.run.comparison, result.row.warnings),
  ),
  ...metrics.appended,
  ...metrics.latest,
];

/** One row for each run and strategy, for a spreadsheet: by series, by start, in scenario order. */
export function renderManyCsv({ series }: RunsSummary): string {
  const rows = series.flatMap((one) =>
    one.runs.flatMap((entry) => entry.results.map((result) => ({ series: one, entry, result }))),
  );
  return renderCsv(manyRunsColumns, rows);
}
