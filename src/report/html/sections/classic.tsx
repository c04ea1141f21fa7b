import type { Comparison, ComparisonRow } from '../../../analyse/comparison.js';
import type { ClassicRow } from '../../classic/classic-row.js';
import { classicRows } from '../../classic/classic-rows.js';
import { keepUnits } from '../../keep-units.js';
import { measuredSeconds } from '../../measured-time.js';
import { plainText } from '../../plain-text.js';
import { Table } from '../elements.js';
import type { ReportSection } from '../section.js';

/** The eight rows that every text about "API or webhook" has, with this run's figures beside them. */
export const classic: ReportSection = {
  id: 'classic',
  title: 'The classic questions, with this run’s figures',
  render: ({ comparison }) => (
    <>
      <Table
        caption="The first two columns are what is said in general; the last is what came out here. * not to be quoted bare: see the warnings."
        heading={['question', 'The consumer asks (API)', 'The source tells (webhook)', 'In this run']}
        kinds={['text', 'text', 'text', 'text']}
        rows={classicRows.map((row) => [row.topic, row.pull, row.push, renderFigures(row, comparison)])}
        prose
      />
    </>
  ),
};

function renderFigures(classicRow: ClassicRow, comparison: Comparison) {
  return <ul>{comparison.rows.flatMap((row) => renderOne(classicRow, comparison, row) ?? [])}</ul>;
}

function renderOne({ figures }: ClassicRow, comparison: Comparison, row: ComparisonRow) {
  const text = figures(row, { measuredS: measuredSeconds(comparison, row) });
  return text === null ? null : (
    <li key={row.label}>
      <strong>{plainText(row.label)}</strong>: {keepUnits(text)}
    </li>
  );
}
