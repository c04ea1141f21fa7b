import { line, type Markish, ruleX, ruleY } from '@observablehq/plot';
import type { Comparison } from '../../analyse/comparison.js';
import { noValue, readableMetric } from '../readable-metric.js';
import type { Plot, PlotTable } from './contract.js';
import { type Axis, durationUnit, logAxis, numberUnit } from './drawing/axis.js';
import { type ChartLayout, drawChart, drawOverlay, layOutChart, pixelOf, textMark } from './drawing/chart.js';
import { drawSvg, type Panel } from './drawing/draw-svg.js';
import { joinNames } from './drawing/join-names.js';
import { drawNotes } from './drawing/notes.js';
import { paretoFront } from './drawing/pareto-front.js';
import { type Box, type Point, placeLabels } from './drawing/place-labels.js';
import { paintOf, plotFault, plotRule } from './drawing/plot-palette.js';
import { leaderMark, markerMark } from './drawing/series-marks.js';
import { fitLabel, textWidthPx } from './drawing/text-width.js';
import {
  chooseFreshness,
  type FreshnessMetric,
  listTradeoffs,
  type TradeoffPoint,
} from './drawing/tradeoff-points.js';

const chartHeightPx = 400;
const widestLabelPx = 190;
const markerPx = 7;

interface Parts {
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

function drawLabels({ points, layout, x, y }: Parts): Panel {
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

/** From one point of the front to the next: to be as fresh as this one costs as much as the next one. */
function drawFront({ front, x, y }: Parts): readonly Markish[] {
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
    strokeWidth: 5,
    strokeOpacity: 0.45,
  };
  return stairs.length < 2 ? [] : [line(stairs, style)];
}

/** 95 % intervals, where the trials support them. */
function drawIntervals({ points, x, y }: Parts, { name }: FreshnessMetric): readonly Markish[] {
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

function drawPoints({ points, x, y }: Parts): readonly Markish[] {
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

function boundsOf(points: readonly TradeoffPoint[], name: FreshnessMetric['name']) {
  const bounds = (metric: 'requests_per_event' | FreshnessMetric['name']) =>
    points.flatMap(({ series: { row } }) => {
      const interval = row.intervals[metric];
      return interval === undefined ? [] : [Math.max(0, interval.low), Math.max(0, interval.high)];
    });
  return {
    costs: [...points.map(({ cost }) => cost), ...bounds('requests_per_event')],
    delays: [...points.map(({ delay }) => delay), ...bounds(name)],
  };
}

function drawPicture({ comparison, points, front, metric }: Drawing, description: string): string {
  const layout = layOutChart(0, chartHeightPx);
  const { costs, delays } = boundsOf(points, metric.name);
  const { left, right, top, bottom } = layout.inner;
  const x = logAxis(costs, numberUnit, { lengthPx: right - left, tickPx: 48, marginPx: 14 });
  const y = logAxis(delays, durationUnit, { lengthPx: bottom - top, tickPx: 24, marginPx: 14 });
  const parts = { points, front, layout, x, y };
  const chart = drawChart({
    layout,
    x,
    y,
    xTitle: 'requests per event (logarithmic): further left is cheaper',
    yTitle: `${metric.words} (logarithmic): lower is fresher`,
    marks: [...drawFront(parts), ...drawIntervals(parts, metric), ...drawPoints(parts)],
  });
  const notes = drawNotes(listNotes(comparison, points, front), chartHeightPx);
  return drawSvg({
    id: freshnessAgainstCost.id,
    title: `${freshnessAgainstCost.title}: ${comparison.scenario.name}`,
    description,
    heightPx: chartHeightPx + notes.heightPx,
    panels: [chart, drawLabels(parts), ...notes.panels],
  });
}

function listNotes(
  { rows }: Comparison,
  points: readonly TradeoffPoint[],
  front: readonly TradeoffPoint[],
): string[] {
  const shown = new Set(points.map(({ series }) => series.index));
  const missing = rows.filter((_, index) => !shown.has(index)).map(({ label }) => label);
  return [
    ...(front.length > 1
      ? ['Grey stairs: the Pareto front; whatever lies above it costs more, or is later, for nothing.']
      : []),
    ...(points.some(({ doubt }) => doubt !== null)
      ? ['Crossed out: not compared, for the reason in brackets.']
      : []),
    ...(missing.length > 0 ? [`Without these figures: ${joinNames(missing)}.`] : []),
  ];
}

function describe({ points, front, metric }: Drawing): string {
  const names = front.map(
    ({ series: { row }, cost, delay }) =>
      `${row.label} (${readableMetric('requests_per_event', cost)} requests per event, ${readableMetric(metric.name, delay)})`,
  );
  const beaten = points.filter((point) => point.doubt === null && !front.includes(point));
  const others =
    beaten.length === 0 ? '' : ` Beaten: ${joinNames(beaten.map(({ series }) => series.row.label))}.`;
  return front.length === 0
    ? 'No strategy can be compared: each lost events, failed to answer or was disturbed.'
    : `By requests per event and ${metric.words}, nothing beats ${joinNames(names)}.${others}`;
}

function tabulate({ comparison, front, points, metric }: Drawing): PlotTable {
  return {
    heading: ['strategy', 'requests per event', metric.words, 'standing'],
    rows: comparison.rows.map((row, index) => {
      const point = points.find(({ series }) => series.index === index);
      const isOnFront = front.some(({ series }) => series.index === index);
      return [
        row.label,
        readableMetric('requests_per_event', row.metrics.requests_per_event),
        readableMetric(metric.name, row.metrics[metric.name]),
        point === undefined ? noValue : (point.doubt ?? (isOnFront ? 'on the front' : 'beaten')),
      ];
    }),
  };
}

interface Drawing {
  readonly comparison: Comparison;
  readonly metric: FreshnessMetric;
  readonly points: readonly TradeoffPoint[];
  readonly front: readonly TradeoffPoint[];
}

/** What freshness costs: each strategy between requests per event and delay, with the Pareto front. */
export const freshnessAgainstCost: Plot = {
  id: 'freshness-against-cost',
  position: 1,
  title: 'Freshness against cost',
  howToRead:
    'Best is the lower left corner: fresh and cheap; what is on the front can only be made fresher by paying more.',
  draw: ({ comparison }) => {
    const metric = chooseFreshness(comparison.rows);
    if (metric === null) {
      return null;
    }
    const points = listTradeoffs(comparison, metric);
    const front = paretoFront(points.filter(({ doubt }) => doubt === null));
    const drawing = { comparison, metric, points, front };
    const alternative = describe(drawing);
    return { svg: drawPicture(drawing, alternative), alternative, table: tabulate(drawing) };
  },
};
