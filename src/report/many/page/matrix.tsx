import { Table } from '../../html/elements.js';
import { keepUnits } from '../../keep-units.js';
import { plainText } from '../../plain-text.js';
import { type CellLine, cellLines } from '../cell-lines.js';
import { notInIt, splitMatrix } from '../matrix-parts.js';
import type { RunSeries, RunsSummary } from '../runs-summary.js';
import { SeriesName } from './series-name.js';

/**
 * Scenarios by strategies: how fresh, at what price, and who was best. More strategies than fit beside each other go on
 * in further tables, each with the scenarios that have one of them.
 */
export function Matrix({ summary }: { readonly summary: RunsSummary }) {
  return (
    <>
      {splitMatrix(summary, '✓').map(({ caption, labels, series }) => (
        <Table
          caption={caption}
          heading={['scenario', ...labels.map(plainText)]}
          kinds={['text', ...labels.map(() => 'text' as const)]}
          prose
          rows={series.map((one) => [
            <SeriesName series={one} />,
            ...labels.map((label) => <Cell series={one} label={label} />),
          ])}
        />
      ))}
    </>
  );
}

function Cell({ series, label }: { readonly series: RunSeries; readonly label: string }) {
  const result = series.shown.results.find(({ row }) => row.label === label);
  return result === undefined ? (
    <span class="soft">{notInIt}</span>
  ) : (
    <div>
      {cellLines(series.shown, result).map((line) => (
        <Line line={line} />
      ))}
    </div>
  );
}

function Line({ line: { text, honour, kind } }: { readonly line: CellLine }) {
  const shown = keepUnits(plainText(text));
  switch (kind) {
    case 'figure':
      return honour === null ? (
        <div>{shown}</div>
      ) : (
        <div>
          <strong class="best">
            {shown} ✓{'\u00a0'}
            {honour}
          </strong>
        </div>
      );
    case 'grave':
      return <div class="lost">{shown}</div>;
    case 'remark':
      return <div class="soft">{shown}</div>;
    default:
      return kind satisfies never;
  }
}
