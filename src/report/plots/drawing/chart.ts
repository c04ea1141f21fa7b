import { axisX, axisY, gridX, gridY, type Markish, ruleX, ruleY, text } from '@observablehq/plot';
import type { Axis } from './axis.js';
import type { Box } from './box.js';
import { fontSizePx, type Panel, plotWidthPx } from './draw-svg.js';
import { paintOf, plotBackground, plotGrid, plotRule } from './plot-palette.js';

/** Where a chart lies in its picture; the inner box is what its scales span, in pixels from the chart's own top. */
export interface ChartLayout {
  readonly topPx: number;
  readonly heightPx: number;
  readonly inner: Box;
}

/** A chart with room for axes and titles around it. */
export function layOutChart(topPx: number, heightPx: number, margins: Partial<Box> = {}): ChartLayout {
  const inner = {
    left: margins.left ?? 62,
    top: margins.top ?? 30,
    right: plotWidthPx - (margins.right ?? 28),
    bottom: heightPx - (margins.bottom ?? 46),
  };
  return { topPx, heightPx, inner };
}

/** Where a value of the axis lies between two ends, in pixels. */
export function pixelOf(axis: Axis, value: number, fromPx: number, untilPx: number): number {
  const [low, high] = axis.domain;
  const position = axis.positionOf(value);
  const share =
    axis.type === 'log' ? Math.log(position / low) / Math.log(high / low) : (position - low) / (high - low);
  return fromPx + share * (untilPx - fromPx);
}

const axisTick = { stroke: paintOf(plotRule), color: 'currentColor', tickSize: 4, fontSize: fontSizePx };

function gridStyle(className: string) {
  return { className, stroke: paintOf(plotGrid), strokeOpacity: 1, strokeWidth: 1 };
}

/** A dashed line where the axis jumps to 0. */
function breakStyle(className: string) {
  return { className, stroke: paintOf(plotRule), strokeDasharray: '1 4', strokeWidth: 1.5 };
}

/** Grid, axes and their titles: the one of y stands above the chart, so that it can be read without turning. */
function frameMarks(parts: ChartParts): Markish[] {
  const { layout, x, y, xTitle, yTitle } = parts;
  const formatX = (tick: number) => x.formatTick(tick);
  const formatY = (tick: number) => y.formatTick(tick);
  const label = { label: null, ...axisTick };
  return [
    gridX({ ticks: [...x.ticks], ...gridStyle('grid-x') }),
    gridY({ ticks: [...y.ticks], ...gridStyle('grid-y') }),
    ...(x.breakAt === null ? [] : [ruleX([x.breakAt], breakStyle('zero-break'))]),
    ...(y.breakAt === null ? [] : [ruleY([y.breakAt], breakStyle('zero-break'))]),
    axisX({ ticks: [...x.ticks], text: formatX, className: 'axis-x', ...label }),
    axisY({ ticks: [...y.ticks], text: formatY, className: 'axis-y', ...label }),
    text([yTitle], {
      frameAnchor: 'top-left',
      dx: 4 - layout.inner.left,
      dy: 2 - layout.inner.top,
      className: 'title-y',
      textAnchor: 'start',
      lineAnchor: 'top',
      fontSize: fontSizePx,
    }),
    text([xTitle], {
      frameAnchor: 'bottom',
      dy: layout.heightPx - layout.inner.bottom - 4,
      className: 'title-x',
      lineAnchor: 'bottom',
      fontSize: fontSizePx,
    }),
  ];
}

interface ChartParts {
  readonly layout: ChartLayout;
  readonly x: Axis;
  readonly y: Axis;
  readonly xTitle: string;
  readonly yTitle: string;
  /** In the scales' numbers: see `Axis.positionOf`. */
  readonly marks: readonly Markish[];
}

/** A chart with two axes. */
export function drawChart(parts: ChartParts): Panel {
  const { layout, x, y } = parts;
  const { inner, heightPx } = layout;
  return {
    topPx: layout.topPx,
    options: {
      height: heightPx,
      marginLeft: inner.left,
      marginTop: inner.top,
      marginRight: plotWidthPx - inner.right,
      marginBottom: heightPx - inner.bottom,
      x: { type: x.type, domain: [...x.domain], axis: null },
      y: { type: y.type, domain: [...y.domain], axis: null },
      marks: [...frameMarks(parts), ...parts.marks],
    },
  };
}

/** Marks that are placed in pixels from that top: labels, legends, notes. */
export function drawOverlay(topPx: number, heightPx: number, marks: readonly Markish[]): Panel {
  return {
    topPx,
    options: {
      height: heightPx,
      margin: 0,
      x: { type: 'identity', axis: null },
      y: { type: 'identity', axis: null },
      marks: [...marks],
    },
  };
}

/** A text at a place in pixels. */
export interface PlacedText {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  /** The whole text, where the shown one is cut. */
  readonly title?: string;
}

/** Texts with a rim of the background, which keeps them readable over lines. */
export function textMark(
  items: readonly PlacedText[],
  className: string,
  textAnchor: 'start' | 'middle' | 'end' = 'start',
): Markish {
  return text([...items], {
    x: 'x',
    y: 'y',
    text: 'text',
    title: (item: PlacedText) => (item.title === item.text ? null : (item.title ?? null)),
    className,
    textAnchor,
    fontSize: fontSizePx,
    fill: 'currentColor',
    stroke: paintOf(plotBackground),
    strokeWidth: 4,
  });
}
