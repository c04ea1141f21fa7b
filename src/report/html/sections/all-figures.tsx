import type { ComparisonRow } from '../../../analyse/comparison.js';
import { type MetricName, metricCatalogue } from '../../../core/metric-catalogue.js';
import { isMarked } from '../../notes.js';
import { plainText } from '../../plain-text.js';
import { readableMetric } from '../../readable-metric.js';
import { Table } from '../elements.js';
import type { ReportSection } from '../section.js';

/** So many strategies fit beside the names and meanings on paper; more get tables of their own. */
const strategiesPerTable = 4;

/** Every metric that any strategy has a value for; a confidence interval stands below its value. */
export const allFigures: ReportSection = {
  id: 'figures',
  title: 'All figures',
  render: ({ comparison: { rows } }) => {
    const known = metricCatalogue.filter(({ name }) => rows.some(({ metrics }) => metrics[name] !== null));
    return known.length === 0 ? null : (
      <div>
        {splitRows(rows).map((part) => (
          <FigureTable key={part[0]?.label} rows={part} known={known} isPart={part.length < rows.length} />
        ))}
      </div>
    );
  },
};

function splitRows(rows: readonly ComparisonRow[]): readonly (readonly ComparisonRow[])[] {
  const count = Math.ceil(rows.length / strategiesPerTable);
  return Array.from({ length: count }, (_, index) =>
    rows.slice(index * strategiesPerTable, (index + 1) * strategiesPerTable),
  );
}

function FigureTable(props: {
  readonly rows: readonly ComparisonRow[];
  readonly known: readonly Pick<(typeof metricCatalogue)[number], 'name' | 'meaning'>[];
  readonly isPart: boolean;
}) {
  const labels = props.rows.map(({ label }) => plainText(label));
  const whose = props.isPart ? ` Of ${labels.join(', ')}.` : '';
  return (
    <Table
      caption={`Every metric, named as in comparison.csv; * marks a figure that is not to be quoted bare.${whose}`}
      heading={['metric', 'meaning', ...labels]}
      kinds={['text', 'text', ...labels.map(() => 'number' as const)]}
      rows={props.known.map(({ name, meaning }) => [
        <code>{name}</code>,
        meaning,
        ...props.rows.map((row) => renderFigure(row, name)),
      ])}
    />
  );
}

function renderFigure(row: ComparisonRow, name: MetricName) {
  const interval = row.intervals[name];
  const value = row.metrics[name];
  return (
    <>
      {readableMetric(name, value)}
      {value !== null && isMarked(row, [name]) ? '*' : ''}
      {interval === undefined ? null : (
        <div class="soft">
          {readableMetric(name, interval.low)} to {readableMetric(name, interval.high)}
        </div>
      )}
    </>
  );
}
