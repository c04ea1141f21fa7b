import type { Comparison } from '../../analyse/comparison.js';
import { countOf } from '../count-of.js';
import { noValue } from '../readable-metric.js';
import type { Plot, PlotTable } from './contract.js';
import { logAxis } from './drawing/axis.js';
import { durationUnit, numberUnit } from './drawing/axis-units.js';
import { drawChart, layOutChart } from './drawing/chart.js';
import { drawSvg } from './drawing/draw-svg.js';
import { joinNames } from './drawing/join-names.js';
import { explainMarks, markedFigure } from './drawing/marked-figure.js';
import { nameSome } from './drawing/name-some.js';
import { drawNotes } from './drawing/notes.js';
import {
  drawFronts,
  drawIntervals,
  drawLabels,
  drawPoints,
  isFrontVisible,
} from './drawing/tradeoff-chart.js';
import {
  chooseFreshness,
  type FreshnessMetric,
  groupEquals,
  listTradeoffs,
  type TradeoffGroup,
  type TradeoffPoint,
} from './drawing/tradeoff-points.js';
import { zeroNote } from './drawing/zero-note.js';

const chartHeightPx = 400;
/** Up to here the beaten are named; the table names them all. */
const mostBeaten = 5;

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

function drawPicture({ comparison, points, groups, metric }: Drawing, description: string): string {
  const layout = layOutChart(0, chartHeightPx);
  const { costs, delays } = boundsOf(points, metric.name);
  const { left, right, top, bottom } = layout.inner;
  const x = logAxis(costs, numberUnit, { lengthPx: right - left, tickPx: 48, marginPx: 14 });
  const y = logAxis(delays, durationUnit, { lengthPx: bottom - top, tickPx: 24, marginPx: 14 });
  const parts = { points, fronts: groups.map(({ front }) => front), layout, x, y, metric };
  const chart = drawChart({
    layout,
    x,
    y,
    xTitle: 'requests per event (logarithmic): further left is cheaper',
    yTitle: `${metric.words} (logarithmic): lower is fresher`,
    marks: [...drawFronts(parts), ...drawIntervals(parts), ...drawPoints(parts)],
  });
  const notes = drawNotes([...listNotes(comparison, points, groups), ...zeroNote([x, y])], chartHeightPx);
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
  groups: readonly TradeoffGroup[],
): string[] {
  const shown = new Set(points.map(({ series }) => series.index));
  const missing = rows.filter((_, index) => !shown.has(index)).map(({ label }) => label);
  const each = groups.length > 1 ? ', one for each number of consumers' : '';
  return [
    ...(groups.some(({ front }) => isFrontVisible(front))
      ? [`Grey stairs: the Pareto front${each}; whatever lies above it costs more, or is later, for nothing.`]
      : []),
    ...(groups.length > 1 ? ['Only strategies with as many consumers are compared.'] : []),
    ...(points.some(({ doubt }) => doubt !== null)
      ? ['Crossed out: not compared, for the reason in brackets.']
      : []),
    ...(missing.length > 0 ? [`Without these figures: ${joinNames(missing)}.`] : []),
  ];
}

function describeFront({ points, front }: TradeoffGroup, metric: FreshnessMetric): string {
  const figures = nameSome(
    front,
    ({ cost }) => cost,
    ({ series: { row } }) =>
      `${row.label} (${markedFigure(row, 'requests_per_event')}, ${markedFigure(row, metric.name)})`,
  );
  const beaten = points.filter((point) => !front.includes(point)).map(({ series }) => series.row.label);
  const others =
    beaten.length === 0 ? '' : `; beaten: ${beaten.length > mostBeaten ? beaten.length : joinNames(beaten)}`;
  return `${figures}${others}`;
}

function describe({ points, groups, metric }: Drawing): string {
  if (groups.length === 0) {
    return 'No strategy can be compared: each lost events, failed to answer or was disturbed.';
  }
  const figures = `requests per event and ${metric.words}`;
  const fronts = groups.map((group) => {
    const who = groups.length > 1 ? `${countOf(group.consumers, 'consumer', 'consumers')}: ` : '';
    return `${who}${describeFront(group, metric)}`;
  });
  const among = groups.length > 1 ? ', among strategies with as many consumers' : '';
  const left = points.length - groups.reduce((sum, group) => sum + group.points.length, 0);
  const excluded = left === 0 ? '' : ` Not compared: ${left}.`;
  const text = `By ${figures}, nothing beats these${among}: ${fronts.join('. ')}.${excluded}`;
  return `${text}${explainMarks(text)}`;
}

function standingOf(point: TradeoffPoint, groups: readonly TradeoffGroup[]): string {
  const group = groups.find(({ points }) => points.includes(point));
  if (group === undefined) {
    return point.doubt ?? noValue;
  }
  if (groups.length > 1 && group.points.length === 1) {
    return `alone with ${countOf(group.consumers, 'consumer', 'consumers')}`;
  }
  return group.front.includes(point) ? 'on the front' : 'beaten';
}

function tabulate({ comparison, groups, points, metric }: Drawing): PlotTable {
  return {
    heading: ['strategy', 'requests per event', metric.words, 'standing'],
    rows: comparison.rows.map((row, index) => {
      const point = points.find(({ series }) => series.index === index);
      return [
        row.label,
        markedFigure(row, 'requests_per_event'),
        markedFigure(row, metric.name),
        point === undefined ? noValue : standingOf(point, groups),
      ];
    }),
  };
}

interface Drawing {
  readonly comparison: Comparison;
  readonly metric: FreshnessMetric;
  readonly points: readonly TradeoffPoint[];
  readonly groups: readonly TradeoffGroup[];
}

/** What freshness costs: each strategy between requests per event and delay, with the Pareto front among equals. */
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
    const drawing = { comparison, metric, points, groups: groupEquals(points) };
    const alternative = describe(drawing);
    return { svg: drawPicture(drawing, alternative), alternative, table: tabulate(drawing) };
  },
};
