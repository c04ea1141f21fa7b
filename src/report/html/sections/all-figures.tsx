import type { ComparisonRow } from '../../../analyse/comparison.js';
import { type MetricName, metricCatalogue } from '../../../core/metric-catalogue.js';
import { isMarked } from '../../notes.js';
import { plainText } from '../../plain-text.js';
import { readableMetric } from '../../readable-metric.js';
import { Table } from '../elements.js';
import type { ReportSection } from '../section.js';

/** Every metric that any strategy has a value for; a confidence interval stands below its value. */
export const allFigures: ReportSection = {
  id: 'figures',
  title: 'All figures',
  render: ({ comparison: { rows } }) => {
    const known = metricCatalogue.filter(({ name }) => rows.some(({ metrics }) => metrics[name] !== null));
    return known.length === 0 ? null : (
      <Table
        caption="Every metric, named as in comparison.csv; * marks a figure that is not to be quoted bare."
        heading={['metric', 'meaning', ...rows.map(({ label }) => plainText(label))]}
        kinds={['text', 'text', ...rows.map(() => 'number' as const)]}
        rows={known.map(({ name, meaning }) => [
          <code>{name}</code>,
          meaning,
          ...rows.map((row) => renderFigure(row, name)),
        ])}
      />
    );
  },
};

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
