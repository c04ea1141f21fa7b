import type { Comparison } from '../../analyse/comparison.js';
import { noValue, readableMetric } from '../readable-metric.js';
import type { Plot, PlotTable } from './contract.js';
import { durationUnit, logAxis, numberUnit } from './drawing/axis.js';
import { drawChart, layOutChart } from './drawing/chart.js';
import { drawSvg } from './drawing/draw-svg.js';
import { joinNames } from './drawing/join-names.js';
import { drawNotes } from './drawing/notes.js';
import { paretoFront } from './drawing/pareto-front.js';
import {
  drawFront,
  drawIntervals,
  drawLabels,
  drawPoints,
  isFrontVisible,
} from './drawing/tradeoff-chart.js';
import {
  chooseFreshness,
  type FreshnessMetric,
  listTradeoffs,
  type TradeoffPoint,
} from './drawing/tradeoff-points.js';

const chartHeightPx = 400;

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
    ...(isFrontVisible(front)
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
