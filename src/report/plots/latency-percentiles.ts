import type { Markish } from '@observablehq/plot';
import type { ReportedRun } from '../../analyse/reported-run.js';
import type { LatencyDistribution } from '../../core/latency-distribution.js';
import { readableDuration } from '../readable-metric.js';
import { highestPercentile } from '../supported-percentiles.js';
import type { Plot } from './contract.js';
import { type Axis, linearAxis, logAxis } from './drawing/axis.js';
import { durationUnit, listDurationSteps } from './drawing/axis-units.js';
import type { Point } from './drawing/box.js';
import { type ChartLayout, drawChart, drawOverlay, layOutChart, pixelOf, textMark } from './drawing/chart.js';
import { extremesMs, type LatencySeries, listLatencySeries, thinOut } from './drawing/curves.js';
import { drawSvg, type Panel, plotWidthPx } from './drawing/draw-svg.js';
import { tabulateLatencies } from './drawing/latency-table.js';
import { nameSome } from './drawing/name-some.js';
import { drawNotes } from './drawing/notes.js';
import { highestSupported, ninesOf, percentileAxis } from './drawing/percentile-axis.js';
import { spreadLabels } from './drawing/place-labels.js';
import { faintLineMark, leaderMark, lineMark, markerMark } from './drawing/series-marks.js';
import { fitLabel, textWidthPx } from './drawing/text-width.js';
import { zeroNote } from './drawing/zero-note.js';

const leastHeightPx = 340;
const labelPitchPx = 19;
const widestLabelPx = 150;
/** Above the labels of the axis, which the last one of them would reach into. */
const markerRoomPx = 8;
/** From this ratio of largest to smallest latency on, a linear axis would show the smaller ones as nothing. */
const logarithmicFrom = 20;
function latencyAxis(curves: readonly LatencySeries[]): Axis {
  const valuesMs = extremesMs(curves);
  const positive = valuesMs.filter((valueMs) => valueMs > 0);
  const ratio = Math.max(...positive) / Math.min(...positive);
  return positive.length > 0 && ratio < logarithmicFrom
    ? linearAxis(valuesMs, durationUnit.format, 7, listDurationSteps)
    : logAxis(valuesMs, durationUnit, { lengthPx: leastHeightPx - 80, tickPx: 24 });
}

interface Curve extends LatencySeries {
  /** As far as the sample supports it. */
  readonly supported: readonly Point[];
  /** From there to the end of the axis. */
  readonly tail: readonly Point[];
}

/** Nearest rank: the value at a quantile holds from behind the rank before it up to its own. */
function traceSteps({ steps, count }: LatencyDistribution, x: Axis, y: Axis, layout: ChartLayout): Point[] {
  const { left, right } = layout.inner;
  const starts = steps.map((step, index) => ({
    from: (steps[index - 1]?.countAtOrBelow ?? 0) / count,
    until: step.countAtOrBelow / count,
    at: y.positionOf(step.valueUs / 1_000),
  }));
  return thinOut(starts, ({ from }) => pixelOf(x, from, left, right)).flatMap(({ from, until, at }) => [
    { x: x.positionOf(from), y: at },
    { x: x.positionOf(until), y: at },
  ]);
}

function traceCurve(source: LatencySeries, x: Axis, y: Axis, layout: ChartLayout): Curve {
  const points = traceSteps(source.distribution, x, y, layout);
  const [, end] = x.domain;
  const limit = ninesOf(highestSupported(source.distribution.count));
  const before = points.filter((point) => point.x <= limit + 1e-9);
  const largest = points.at(-1)?.y ?? 0;
  const reached = before.at(-1)?.y ?? largest;
  const last = points.find((point) => point.x > limit + 1e-9)?.y ?? largest;
  const supported = [...before, { x: limit, y: before.length === 0 ? last : reached }];
  return {
    ...source,
    supported,
    tail: [
      { x: limit, y: supported.at(-1)?.y ?? last },
      { x: limit, y: largest },
      { x: Math.max(end, limit), y: largest },
    ],
  };
}

function drawLabels(curves: readonly Curve[], layout: ChartLayout, y: Axis): Panel {
  const { inner } = layout;
  const raw: Axis = { ...y, positionOf: (value) => value };
  const endsPx = curves.map(({ tail }) => pixelOf(raw, tail.at(-1)?.y ?? 1, inner.bottom, inner.top));
  const placesPx = spreadLabels(endsPx, labelPitchPx, inner.top, inner.bottom - markerRoomPx);
  const marks = curves.flatMap(({ series }, index): Markish[] => {
    const from = { x: inner.right + 2, y: endsPx[index] ?? 0 };
    const until = { x: inner.right + 20, y: placesPx[index] ?? 0 };
    return [leaderMark(series, from, until), markerMark(series, [{ x: until.x + 6, y: until.y }])];
  });
  const texts = curves.map(({ series: { row } }, index) => ({
    x: inner.right + 36,
    y: placesPx[index] ?? 0,
    text: fitLabel(row.label, widestLabelPx),
    title: row.label,
  }));
  return drawOverlay(layout.topPx, layout.heightPx, [...marks, textMark(texts, 'curve-label')]);
}

function drawPicture(sources: readonly LatencySeries[], run: ReportedRun, description: string): string {
  const y = latencyAxis(sources);
  const labelsPx = Math.max(
    ...sources.map(({ series }) => textWidthPx(fitLabel(series.row.label, widestLabelPx))),
  );
  const heightPx = Math.max(leastHeightPx, sources.length * labelPitchPx + 90);
  const layout = layOutChart(0, heightPx, { right: Math.min(plotWidthPx / 2, labelsPx + 42) });
  const x = percentileAxis(sources, layout.inner.right - layout.inner.left);
  const curves = sources.map((source) => traceCurve(source, x, y, layout));
  const chart = drawChart({
    layout,
    x,
    y,
    xTitle: 'percentile (each nine takes as much room)',
    yTitle: `delivery latency${y.type === 'log' ? ' (logarithmic)' : ''}`,
    marks: curves.flatMap(({ series, supported, tail }) => [
      faintLineMark(series, tail, 'tail'),
      lineMark(series, supported, 'curve'),
    ]),
  });
  const notes = drawNotes(
    [
      'Thin dots: percentiles for which a strategy has too few latencies; all that is known there is the largest one.',
      ...zeroNote([y]),
    ],
    heightPx,
  );
  return drawSvg({
    id: latencyPercentiles.id,
    title: `${latencyPercentiles.title}: ${run.comparison.scenario.name}`,
    description,
    heightPx: heightPx + notes.heightPx,
    panels: [chart, drawLabels(curves, layout, y), ...notes.panels],
  });
}

function longestMs({ distribution: { steps } }: LatencySeries): number {
  return (steps.at(-1)?.valueUs ?? 0) / 1_000;
}

function describe(curves: readonly LatencySeries[]): string {
  const supports = new Set(curves.map(({ distribution: { count } }) => highestPercentile(count)));
  const [shared = ''] = supports;
  const figures = nameSome(curves, longestMs, (curve) => {
    const percentile = supports.size === 1 ? '' : ` (${highestPercentile(curve.distribution.count)})`;
    return `${curve.series.row.label}: ${readableDuration(longestMs(curve))}${percentile}`;
  });
  return supports.size === 1
    ? `The longest latencies: ${figures}. Highest percentile that the samples support: ${shared}.`
    : `The longest latencies, and in brackets the highest percentile that the sample supports: ${figures}.`;
}

/** Latency by percentile, with the tail stretched: HdrHistogram's plot. */
export const latencyPercentiles: Plot = {
  id: 'latency-percentiles',
  position: 3,
  title: 'The slowest deliveries',
  howToRead:
    'Each step to the right looks at ten times fewer, slower deliveries; a curve that stays flat keeps its promise.',
  draw: (run) => {
    const curves = listLatencySeries(run);
    if (curves.length === 0) {
      return null;
    }
    const alternative = describe(curves);
    return { svg: drawPicture(curves, run, alternative), alternative, table: tabulateLatencies(curves) };
  },
};
