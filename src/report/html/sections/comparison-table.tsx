import { columnName, describeBest, type ReadableCell, readableColumns } from '../../comparison-columns.js';
import { keepUnits } from '../../keep-units.js';
import { StrategyName, Table } from '../elements.js';
import type { ReportSection } from '../section.js';

/** The table for a review: a row for each strategy, the best of each column marked. */
export const comparisonTable: ReportSection = {
  id: 'comparison',
  title: 'Comparison',
  render: ({ comparison: { rows } }) => {
    const columns = readableColumns(rows);
    const headings = columns.map(columnName);
    return (
      <Table
        caption={`One row for each strategy. ✓ ${describeBest(rows)}, * not to be quoted bare: see the warnings.`}
        heading={['strategy', ...headings]}
        kinds={['text', ...columns.map(() => 'number' as const)]}
        listed
        rows={rows.map((row, index) => [
          <StrategyName row={row} />,
          ...columns.map(({ cells }) => renderCell(cells[index])),
        ])}
      />
    );
  },
};

function renderCell(cell: ReadableCell | undefined) {
  if (cell === undefined) {
    return null;
  }
  const mark = cell.marked ? <abbr title="see the warnings">*</abbr> : null;
  return cell.best ? (
    <strong class="best">
      ✓{'\u00a0'}
      {keepUnits(cell.text)}
      {mark}
    </strong>
  ) : (
    <>
      {keepUnits(cell.text)}
      {mark}
    </>
  );
}
