import { axisX, gridX, type Markish, rect, ruleX, text } from '@observablehq/plot';
import type { Axis } from './axis.js';
import { drawOverlay, type PlacedText, textMark } from './chart.js';
import { fontSizePx, type Panel, plotWidthPx } from './draw-svg.js';
import { paintOf, plotBackground, plotGrid, plotRule } from './plot-palette.js';
import { fitLabel, textWidthPx } from './text-width.js';

/** A piece of a bar, in the numbers of its axis. */
export interface BarPiece {
  readonly from: number;
  readonly until: number;
  /** From the top of the bar's row, in pixels. */
  readonly topPx: number;
  readonly bottomPx: number;
  readonly fill: string;
  /** Names the mark's group. */
  readonly className: string;
  /** Shown to who points at it. */
  readonly title: string;
}

/** A strategy's row of bars. */
export interface BarRow {
  readonly label: string;
  readonly pieces: readonly BarPiece[];
  /** Written behind bars: `at` in the axis's numbers, `yPx` from the row's top. */
  readonly figures: readonly { readonly at: number; readonly yPx: number; readonly text: string }[];
}

export const widestRowLabelPx = 150;

/** How much room the labels of the rows take on the left. */
export function rowLabelsPx(labels: readonly string[]): number {
  return 12 + Math.max(0, ...labels.map((label) => textWidthPx(fitLabel(label, widestRowLabelPx))));
}

interface BarChart {
  readonly topPx: number;
  readonly rowHeightPx: number;
  readonly rows: readonly BarRow[];
  readonly x: Axis;
  readonly xTitle: string;
  readonly leftPx: number;
  /** Room for the figures behind the longest bar. */
  readonly rightPx: number;
}

/** Marks of the pieces, one for each look, in pixels down and in the axis's numbers across. */
function pieceMarks(rows: readonly BarRow[], rowHeightPx: number): readonly Markish[] {
  const placed = rows.flatMap(({ pieces }, index) =>
    pieces.map((piece) => ({
      ...piece,
      y1: index * rowHeightPx + piece.topPx,
      y2: index * rowHeightPx + piece.bottomPx,
    })),
  );
  const classNames = [...new Set(placed.map(({ className }) => className))];
  return classNames.map((className) =>
    rect(
      placed.filter((piece) => piece.className === className),
      {
        x1: 'from',
        x2: 'until',
        y1: 'y1',
        y2: 'y2',
        fill: placed.find((piece) => piece.className === className)?.fill ?? 'currentColor',
        stroke: paintOf(plotBackground),
        strokeWidth: 1,
        title: 'title',
        className,
      },
    ),
  );
}

/** Ticks and title under a body of that distance to the panel's end. */
export function bottomAxis(x: Axis, xTitle: string, bottomPx: number): readonly Markish[] {
  return [
    axisX({
      ticks: [...x.ticks],
      text: (tick: number) => x.formatTick(tick),
      className: 'axis-x',
      label: null,
      anchor: 'bottom',
      fontSize: fontSizePx,
      stroke: paintOf(plotRule),
      color: 'currentColor',
      tickSize: 4,
    }),
    text([xTitle], {
      frameAnchor: 'bottom',
      dy: bottomPx - 4,
      lineAnchor: 'bottom',
      className: 'title-x',
      fontSize: fontSizePx,
    }),
  ];
}

/** Horizontal bars, a row for each strategy, with the figures written behind them. */
export function drawBars(chart: BarChart): { readonly panels: readonly Panel[]; readonly heightPx: number } {
  const { topPx, rowHeightPx, rows, x, xTitle, leftPx, rightPx } = chart;
  const bodyPx = rows.length * rowHeightPx;
  const heightPx = bodyPx + 48;
  const [low, high] = x.domain;
  const across = (value: number) =>
    leftPx + ((value - low) / (high - low)) * (plotWidthPx - rightPx - leftPx);
  const labels = rows.map(({ label }, index) => ({
    x: leftPx - 8,
    y: (index + 0.5) * rowHeightPx,
    text: fitLabel(label, widestRowLabelPx),
    title: label,
  }));
  const figures = rows.flatMap((row, index) =>
    row.figures.map(
      ({ at, yPx, text: figure }): PlacedText => ({
        x: across(at) + 6,
        y: index * rowHeightPx + yPx,
        text: figure,
      }),
    ),
  );
  const body: Panel = {
    topPx,
    options: {
      height: heightPx,
      marginLeft: leftPx,
      marginRight: rightPx,
      marginTop: 0,
      marginBottom: heightPx - bodyPx,
      x: { type: 'linear', domain: [low, high], axis: null },
      y: { type: 'linear', domain: [0, bodyPx], range: [0, bodyPx], axis: null },
      marks: [
        gridX({ ticks: [...x.ticks], className: 'grid-x', stroke: paintOf(plotGrid), strokeOpacity: 1 }),
        ...pieceMarks(rows, rowHeightPx),
        ruleX([low], { className: 'zero', stroke: paintOf(plotRule) }),
        ...bottomAxis(x, xTitle, heightPx - bodyPx),
      ],
    },
  };
  const overlay = drawOverlay(topPx, heightPx, [
    textMark(labels, 'row-label', 'end'),
    textMark(figures, 'figure'),
  ]);
  return { panels: [body, overlay], heightPx };
}
