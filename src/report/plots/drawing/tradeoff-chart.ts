import { line, type Markish, ruleX, ruleY } from '@observablehq/plot';
import type { Axis } from './axis.js';
import { type ChartLayout, drawOverlay, pixelOf, textMark } from './chart.js';
import type { Panel } from './draw-svg.js';
import { type Box, type Point, placeLabels } from './place-labels.js';
import { paintOf, plotFault, plotRule } from './plot-palette.js';
import { leaderMark, markerMark } from './series-marks.js';
import { fitLabel, textWidthPx } from './text-width.js';
import type { FreshnessMetric, TradeoffPoint } from './tradeoff-points.js';

const widestLabelPx = 190;
const markerPx = 7;

/** What the parts of the chart are drawn from. */
export interface TradeoffChart {
  readonly points: readonly TradeoffPoint[];
  readonly front: readonly TradeoffPoint[];
  readonly layout: ChartLayout;
  readonly x: Axis;
  readonly y: Axis;
}

function labelOf({ series, doubt }: TradeoffPoint): string {
  return doubt === null ? series.row.label : `${series.row.label} (${doubt})`;
}

/** Places around a point: beside it first, then further away, where a thin line leads to it. */
function listPlaces({ x, y }: Point, widthPx: number): readonly Box[] {
  return [14, 30, 50, 75, 105, 140].flatMap((distance) =>
    [0, 180, 90, 270, 35, 325, 145, 215, 60, 300, 120, 240].map((degrees) => {
      const across = Math.cos((degrees * Math.PI) / 180);
      const centreX = x + across * distance + (Math.sign(Math.round(across * 100)) * widthPx) / 2;
      const centreY =
        y + Math.sin((degrees * Math.PI) / 180) * distance * (Math.abs(across) > 0.99 ? 0 : 1.1);
      return {
        left: centreX - widthPx / 2,
        right: centreX + widthPx / 2,
        top: centreY - 9,
        bottom: centreY + 9,
      };
    }),
  );
}

/** The nearest point of a box: where the line to a label ends. */
function nearest({ x, y }: Point, { left, right, top, bottom }: Box): Point {
  return { x: Math.min(Math.max(x, left), right), y: Math.min(Math.max(y, top), bottom) };
}

/** The names of the points, beside them or at the end of a thin line. */
export function drawLabels({ points, layout, x, y }: TradeoffChart): Panel {
  const { inner } = layout;
  const pixels = points.map(({ cost, delay }) => ({
    x: pixelOf(x, cost, inner.left, inner.right),
    y: pixelOf(y, delay, inner.bottom, inner.top),
  }));
  const texts = points.map((point) => fitLabel(labelOf(point), widestLabelPx));
  const around = pixels.map((pixel) => ({
    left: pixel.x - 9,
    right: pixel.x + 9,
    top: pixel.y - 9,
    bottom: pixel.y + 9,
  }));
  const placed = placeLabels(
    pixels.map((pixel, index) => ({ boxes: listPlaces(pixel, textWidthPx(texts[index] ?? '') + 2) })),
    inner,
    around,
  );
  const leaders = points.flatMap(({ series }, index): Markish[] => {
    const pixel = pixels[index] ?? { x: 0, y: 0 };
    const end = nearest(pixel, placed[index]?.box ?? { left: 0, right: 0, top: 0, bottom: 0 });
    return Math.hypot(end.x - pixel.x, end.y - pixel.y) > 22 ? [leaderMark(series, pixel, end)] : [];
  });
  const labels = points.map((point, index) => {
    const { left = 0, right = 0, top = 0, bottom = 0 } = placed[index]?.box ?? {};
    return { x: (left + right) / 2, y: (top + bottom) / 2, text: texts[index] ?? '', title: labelOf(point) };
  });
  return drawOverlay(layout.topPx, layout.heightPx, [...leaders, textMark(labels, 'point-label', 'middle')]);
}

/** Whether there are two places for stairs to lead between. */
export function isFrontVisible(front: readonly TradeoffPoint[]): boolean {
  return front.some(({ cost, delay }) => cost !== front[0]?.cost || delay !== front[0]?.delay);
}

/** From one point of the front to the next: to be as fresh as this one costs as much as the next one. */
export function drawFront({ front, x, y }: TradeoffChart): readonly Markish[] {
  const stairs = front.flatMap(({ cost, delay }, index) => {
    const at = { x: x.positionOf(cost), y: y.positionOf(delay) };
    const before = front[index - 1];
    return before === undefined ? [at] : [{ x: at.x, y: y.positionOf(before.delay) }, at];
  });
  const style = {
    x: 'x',
    y: 'y',
    className: 'front',
    stroke: paintOf(plotRule),
    strokeWidth: 4,
    strokeOpacity: 0.45,
  };
  return isFrontVisible(front) ? [line(stairs, style)] : [];
}

/** 95 % intervals, where the trials support them. */
export function drawIntervals(
  { points, x, y }: TradeoffChart,
  { name }: FreshnessMetric,
): readonly Markish[] {
  return points.flatMap(({ series: { row, style }, cost, delay }) => {
    const bars = { className: 'interval', stroke: style.paint, strokeWidth: 1.5 };
    const across = row.intervals.requests_per_event;
    const along = row.intervals[name];
    const at = { x: x.positionOf(cost), y: y.positionOf(delay) };
    return [
      ...(across === undefined
        ? []
        : [ruleY([at.y], { ...bars, x1: x.positionOf(across.low), x2: x.positionOf(across.high) })]),
      ...(along === undefined
        ? []
        : [ruleX([at.x], { ...bars, y1: y.positionOf(along.low), y2: y.positionOf(along.high) })]),
    ];
  });
}

/** The strategies' markers; what must not be compared is crossed out. */
export function drawPoints({ points, x, y }: TradeoffChart): readonly Markish[] {
  return points.flatMap(({ series, cost, delay, doubt }) => {
    const at = [{ x: x.positionOf(cost), y: y.positionOf(delay) }];
    const crossed = {
      ...series,
      style: { ...series.style, paint: paintOf(plotFault), symbol: 'times' as const, isFilled: false },
    };
    return [
      markerMark(series, at, markerPx),
      ...(doubt === null ? [] : [markerMark(crossed, at, markerPx + 4)]),
    ];
  });
}
