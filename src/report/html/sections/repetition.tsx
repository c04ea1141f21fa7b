import type { Comparison } from '../../../analyse/comparison.js';
import { columnName } from '../../comparison-columns.js';
import { keepUnits } from '../../keep-units.js';
import { plainText } from '../../plain-text.js';
import { noValue } from '../../readable-metric.js';
import { type ContrastCell, contrastTable, describeContrastTable } from '../../repetition/contrast-table.js';
import { repeatedColumns } from '../../repetition/repeated-columns.js';
import { repetitionInWords } from '../../repetition/repetition-in-words.js';
import { StrategyName, Table } from '../elements.js';
import type { ReportSection } from '../section.js';

/** How far the figures vary from trial to trial, and what that says about the differences between strategies. */
export const repetition: ReportSection = {
  id: 'repetition',
  title: 'How sure the figures are',
  render: ({ comparison }) => (
    <>
      <Medians comparison={comparison} />
      <Contrasts comparison={comparison} />
    </>
  ),
};

function Medians({ comparison }: { readonly comparison: Comparison }) {
  const { rows } = comparison;
  const columns = repeatedColumns(rows);
  const words = repetitionInWords(comparison);
  return columns.length === 0 ? (
    <p>{words}</p>
  ) : (
    <Table
      caption={words}
      heading={['strategy', ...columns.map(columnName)]}
      kinds={['text', ...columns.map(() => 'number' as const)]}
      listed
      rows={rows.map((row, index) => [
        <StrategyName row={row} />,
        ...columns.map(({ cells }) => {
          const cell = cells[index];
          return cell === undefined ? null : keepUnits(cell.text) + (cell.marked ? '*' : '');
        }),
      ])}
    />
  );
}

function Contrasts({ comparison }: { readonly comparison: Comparison }) {
  const table = contrastTable(comparison);
  return table === null ? null : (
    <Table
      caption={describeContrastTable(comparison)}
      heading={['strategies', ...table.metrics]}
      kinds={['text', ...table.metrics.map(() => 'text' as const)]}
      listed
      rows={table.rows.map(({ pair, cells }) => [plainText(pair), ...cells.map(renderContrast)])}
    />
  );
}

function renderContrast(cell: ContrastCell | null) {
  return cell === null ? (
    noValue
  ) : (
    <>
      {cell.verdict}
      <div class="soft">{keepRange(cell.ratio)}</div>
    </>
  );
}

/** An interval that stays on one line: word joiners stand around its dash. */
function keepRange(ratio: string): string {
  return ratio.replaceAll('–', '\u2060–\u2060');
}
