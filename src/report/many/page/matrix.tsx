import { Table } from '../../html/elements.js';
import { keepUnits } from '../../keep-units.js';
import { plainText } from '../../plain-text.js';
import { type CellLine, cellLines } from '../cell-lines.js';
import type { RunSeries, RunsSummary } from '../runs-summary.js';
import { freshnessOf } from '../series-in-words.js';
import { SeriesName } from './series-name.js';

/** As many strategies as fit beside each other on A4. */
const strategiesPerTable = 6;

const caption =
  'In each cell: freshness (median latency, or age of answers), then requests per event. ✓ the best of its scenario.';

/**
 * Scenarios by strategies: how fresh, at what price, and who was best. More strategies than fit beside each other go on
 * in further tables, each with the scenarios that have one of them.
 */
export function Matrix({ summary: { series, labels } }: { readonly summary: RunsSummary }) {
  const count = Math.ceil(labels.length / strategiesPerTable);
  const parts = Array.from({ length: count }, (_, index) =>
    labels.slice(index * strategiesPerTable, (index + 1) * strategiesPerTable),
  );
  return (
    <>
      {parts.map((part, index) => (
        <Table
          caption={count === 1 ? caption : `${caption} Part ${index + 1} of ${count}.`}
          heading={['scenario', ...part.map(plainText)]}
          kinds={['text', ...part.map(() => 'text' as const)]}
          prose
          rows={series
            .filter(({ shown }) => shown.results.some(({ row }) => part.includes(row.label)))
            .map((one) => [
              <SeriesName series={one} />,
              ...part.map((label) => <Cell series={one} label={label} />),
            ])}
        />
      ))}
    </>
  );
}

function Cell({ series, label }: { readonly series: RunSeries; readonly label: string }) {
  const result = series.shown.results.find(({ row }) => row.label === label);
  if (result === undefined) {
    return <span class="soft">not in it</span>;
  }
  const unit = freshnessOf(series) === 'median latency' ? '' : ` ${freshnessOf(series)}`;
  return (
    <>
      {cellLines(series.shown, result).map((line, index) => (
        <Line line={index === 0 && line.kind === 'figure' ? { ...line, text: line.text + unit } : line} />
      ))}
    </>
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
