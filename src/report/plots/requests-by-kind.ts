import { rect } from '@observablehq/plot';
import type { ComparisonRow } from '../../analyse/comparison.js';
import { noValue, readableMetric } from '../readable-metric.js';
import type { Plot, PlotTable } from './contract.js';
import { linearAxis } from './drawing/axis.js';
import { numberUnit } from './drawing/axis-units.js';
import { type BarRow, drawBars, rowLabelsPx } from './drawing/bars.js';
import { drawSvg, type FillPattern } from './drawing/draw-svg.js';
import { drawLegend, type LegendItem } from './drawing/legend.js';
import { nameSome } from './drawing/name-some.js';
import { drawNotes } from './drawing/notes.js';
import { paintOf } from './drawing/plot-palette.js';
import { type RequestKind, requestKinds } from './drawing/request-kinds.js';
import { textWidthPx } from './drawing/text-width.js';

const rowHeightPx = 30;
const closerGapPx = 14;
const note = 'Plain: carried something. Hatched or dotted: brought nothing new, or was done again.';
const barPx = { topPx: 5, bottomPx: 25 };
/** Where a bar is this many times shorter than the longest one, a second chart looks closer. */
const closerFrom = 20;
/** At the bars that are this many times shorter at least. */
const closerAt = 5;

/** A kind's requests per event in one strategy. */
interface Part {
  readonly kind: RequestKind;
  readonly perEvent: number;
}

interface Split {
  readonly row: ComparisonRow;
  readonly parts: readonly Part[];
  readonly total: number;
}

function patternId({ id }: RequestKind): string {
  return `plot-${requestsByKind.id}-${id}`;
}

function fillOf(kind: RequestKind): string {
  return kind.fill === 'plain' ? paintOf(kind.colour) : `url(#${patternId(kind)})`;
}

function listPatterns(kinds: readonly RequestKind[]): readonly FillPattern[] {
  return kinds.flatMap((kind) =>
    kind.fill === 'plain' ? [] : [{ id: patternId(kind), paint: paintOf(kind.colour), kind: kind.fill }],
  );
}

/** Null where the run had no events or the strategy no figures. */
function splitRow(row: ComparisonRow): Split | null {
  const events = row.metrics.events_occurred;
  if (events === null || events === 0 || row.metrics.requests_total === null) {
    return null;
  }
  const parts = requestKinds
    .map((kind) => ({ kind, perEvent: (kind.count(row.metrics) ?? 0) / events }))
    .filter(({ perEvent }) => perEvent > 0);
  return { row, parts, total: parts.reduce((sum, { perEvent }) => sum + perEvent, 0) };
}

function toBarRow({ row, parts, total }: Split): BarRow {
  let end = 0;
  const pieces = parts.map(({ kind, perEvent }) => {
    const from = end;
    end += perEvent;
    return {
      from,
      until: end,
      ...barPx,
      fill: fillOf(kind),
      className: `bar kind-${kind.id}`,
      title: `${row.label}, ${kind.words}: ${readableMetric('requests_per_event', perEvent)} per event`,
    };
  });
  const text = readableMetric('requests_per_event', total);
  return { label: row.label, pieces, figures: [{ at: total, yPx: rowHeightPx / 2, text }] };
}

function legendItem(kind: RequestKind): LegendItem {
  return {
    label: kind.words,
    drawSample: ({ x, y }) => [
      rect([{ x1: x - 18, x2: x + 18, y1: y - 7, y2: y + 7 }], {
        x1: 'x1',
        x2: 'x2',
        y1: 'y1',
        y2: 'y2',
        fill: fillOf(kind),
        stroke: paintOf(kind.colour),
        className: `sample kind-${kind.id}`,
      }),
    ],
  };
}

/** The strategies whose bars a scale of their own shows better; none where one scale is enough. */
function listCloser(splits: readonly Split[]): readonly Split[] {
  const longest = Math.max(0, ...splits.map(({ total }) => total));
  const short = splits.filter(({ total }) => total * closerAt < longest);
  const isNeeded = short.some(({ total }) => total > 0 && total * closerFrom < longest);
  return isNeeded && short.length > 1 ? short : [];
}

function drawPicture(splits: readonly Split[], scenario: string, description: string): string {
  const kinds = requestKinds.filter((kind) =>
    splits.some(({ parts }) => parts.some((part) => part.kind === kind)),
  );
  const legend = drawLegend(kinds.map(legendItem), 0);
  const figures = splits.map(({ total }) => textWidthPx(readableMetric('requests_per_event', total)));
  const shared = {
    rowHeightPx,
    leftPx: rowLabelsPx(splits.map(({ row }) => row.label)),
    rightPx: 16 + Math.max(...figures),
  };
  const drawSome = (some: readonly Split[], topPx: number, xTitle: string) => {
    const x = linearAxis(
      some.map(({ total }) => total),
      numberUnit.format,
      6,
    );
    return drawBars({ ...shared, topPx, rows: some.map(toBarRow), x, xTitle });
  };
  const bars = drawSome(splits, legend.heightPx, 'requests per event');
  const closer = listCloser(splits);
  const belowPx = legend.heightPx + bars.heightPx;
  const closerBars =
    closer.length === 0
      ? { panels: [], heightPx: 0 }
      : drawSome(closer, belowPx + closerGapPx, 'requests per event: the short bars, closer');
  const closerPx = closer.length === 0 ? 0 : closerGapPx + closerBars.heightPx;
  const notes = drawNotes([note], belowPx + closerPx);
  return drawSvg({
    id: requestsByKind.id,
    title: `${requestsByKind.title}: ${scenario}`,
    description,
    heightPx: belowPx + closerPx + notes.heightPx,
    panels: [legend.panel, ...bars.panels, ...closerBars.panels, ...notes.panels],
    patterns: listPatterns(kinds),
  });
}

function describe(splits: readonly Split[]): string {
  const figures = nameSome(
    splits,
    ({ total }) => total,
    ({ row, parts: kinds, total }) => {
      const most = kinds.toSorted((left, right) => right.perEvent - left.perEvent).at(0);
      const share =
        most === undefined || total === 0
          ? ''
          : ` (${Math.round((most.perEvent / total) * 100)} % ${most.kind.words})`;
      return `${row.label}: ${readableMetric('requests_per_event', total)}${share}`;
    },
  );
  return `Requests per event: ${figures}.`;
}

function tabulate(rows: readonly ComparisonRow[]): PlotTable {
  return {
    heading: ['strategy', 'all', ...requestKinds.map(({ words }) => words)],
    rows: rows.map((row) => {
      const split = splitRow(row);
      const cells = requestKinds.map((kind) => {
        const events = row.metrics.events_occurred;
        const count = kind.count(row.metrics);
        return count === null || events === null || events === 0
          ? noValue
          : readableMetric('requests_per_event', count / events);
      });
      return [
        row.label,
        split === null ? noValue : readableMetric('requests_per_event', split.total),
        ...cells,
      ];
    }),
  };
}

/** What the requests of each strategy are for. */
export const requestsByKind: Plot = {
  id: 'requests-by-kind',
  position: 5,
  title: 'Requests per event, by kind',
  howToRead: 'Each bar is what one event costs in requests; its pieces say what they were for.',
  draw: ({ comparison: { rows, scenario } }) => {
    const splits = rows.map(splitRow).filter((split) => split !== null);
    if (splits.every(({ total }) => total === 0)) {
      return null;
    }
    const alternative = describe(splits);
    return { svg: drawPicture(splits, scenario.name, alternative), alternative, table: tabulate(rows) };
  },
};
