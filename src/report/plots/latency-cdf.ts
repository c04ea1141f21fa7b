import type { ReportedRun } from '../../analyse/reported-run.js';
import { readableDuration } from '../readable-metric.js';
import type { Plot } from './contract.js';
import { type Axis, linearAxis, logAxis } from './drawing/axis.js';
import { durationUnit } from './drawing/axis-units.js';
import type { Box, Point } from './drawing/box.js';
import { type ChartLayout, drawChart, drawOverlay, layOutChart, pixelOf, textMark } from './drawing/chart.js';
import { extremesMs, type LatencySeries, latencyAtMs, listLatencySeries, thinOut } from './drawing/curves.js';
import { drawSvg, type Panel } from './drawing/draw-svg.js';
import { tabulateLatencies } from './drawing/latency-table.js';
import { drawLegend, seriesItem } from './drawing/legend.js';
import { explainMarks, markOf } from './drawing/marked-figure.js';
import { nameSome } from './drawing/name-some.js';
import { drawNotes } from './drawing/notes.js';
import { placeLabels } from './drawing/place-labels.js';
import { lineMark, markerMark } from './drawing/series-marks.js';
import { fitLabel, textWidthPx } from './drawing/text-width.js';
import { zeroNote } from './drawing/zero-note.js';

const chartHeightPx = 330;
const xTitle = 'delivery latency (logarithmic)';
const yTitle = 'share of deliveries that arrived within this time';
const widestLabelPx = 170;
/** Shares of the deliveries beside which a label may stand. */
const labelShares = [0.5, 0.6, 0.4, 0.7, 0.3, 0.8, 0.2, 0.9, 0.1];

/** A curve in the numbers of its scales. */
interface Curve extends LatencySeries {
  readonly points: readonly Point[];
  readonly label: string;
}

function labelOf({ series: { row } }: LatencySeries): string {
  const lost = row.metrics.events_lost ?? 0;
  return lost > 0 ? `${row.label} (${lost} lost)` : row.label;
}

function traceCurve(source: LatencySeries, x: Axis, layout: ChartLayout): Curve {
  const { steps, count } = source.distribution;
  const { left, right } = layout.inner;
  const shown = thinOut(steps, ({ valueUs }) => pixelOf(x, valueUs / 1_000, left, right));
  const points = shown.flatMap(({ valueUs, countAtOrBelow }, index) => {
    const at = x.positionOf(valueUs / 1_000);
    return [
      { x: at, y: (shown[index - 1]?.countAtOrBelow ?? 0) / count },
      { x: at, y: countAtOrBelow / count },
    ];
  });
  return { ...source, points, label: labelOf(source) };
}

function boxAround(points: readonly Point[], marginPx: number): Box {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  return {
    left: Math.min(...xs) - marginPx,
    right: Math.max(...xs) + marginPx,
    top: Math.min(...ys) - marginPx,
    bottom: Math.max(...ys) + marginPx,
  };
}

/** The curve in pixels, as boxes that no label may cover. */
function outline(curve: Curve, toPixels: (point: Point) => Point): readonly Box[] {
  const pixels = curve.points.map(toPixels);
  return pixels.slice(1).map((pixel, index) => boxAround([pixels[index] ?? pixel, pixel], 1.5));
}

/** Places for a label to the right and left of its curve. */
function listPlaces(curve: Curve, toPixels: (point: Point) => Point): readonly Box[] {
  const widthPx = textWidthPx(fitLabel(curve.label, widestLabelPx));
  return labelShares.flatMap((share) => {
    const value = curve.points.find(({ y }) => y >= share);
    const { x, y } = toPixels({ x: value?.x ?? 1, y: share });
    return [10, -10 - widthPx].map((offset) => ({
      left: x + offset,
      right: x + offset + widthPx,
      top: y - 9,
      bottom: y + 9,
    }));
  });
}

/** Labels beside their curves, or null where there is no room for all of them. */
function placeBesideCurves(curves: readonly Curve[], layout: ChartLayout, x: Axis, y: Axis): Panel | null {
  const { inner } = layout;
  const raw: Axis = { ...x, positionOf: (value) => value };
  const toPixels = (point: Point) => ({
    x: pixelOf(raw, point.x, inner.left, inner.right),
    y: pixelOf(y, point.y, inner.bottom, inner.top),
  });
  const placed = placeLabels(
    curves.map((curve) => ({ boxes: listPlaces(curve, toPixels) })),
    inner,
    curves.flatMap((curve) => outline(curve, toPixels)),
  );
  if (placed.some(({ isFree }) => !isFree)) {
    return null;
  }
  const texts = curves.map((curve, index) => ({
    x: placed[index]?.box.left ?? 0,
    y: ((placed[index]?.box.top ?? 0) + (placed[index]?.box.bottom ?? 0)) / 2,
    text: fitLabel(curve.label, widestLabelPx),
    title: curve.label,
  }));
  return drawOverlay(layout.topPx, layout.heightPx, [textMark(texts, 'curve-label')]);
}

function drawPicture(curves: readonly LatencySeries[], run: ReportedRun, description: string): string {
  const { left, right } = layOutChart(0, chartHeightPx).inner;
  const x = logAxis(extremesMs(curves), durationUnit, { lengthPx: right - left, tickPx: 60 });
  const y = linearAxis(
    [1],
    (share) => `${Math.round(share * 100)} %`,
    5,
    () => [0.25],
  );
  const atTop = layOutChart(0, chartHeightPx);
  const traced = curves.map((curve) => traceCurve(curve, x, atTop));
  const besides = placeBesideCurves(traced, atTop, x, y);
  const byMedian = traced.toSorted(
    (left, right) => latencyAtMs(left.distribution, 0.5) - latencyAtMs(right.distribution, 0.5),
  );
  const legend = drawLegend(
    byMedian.map(({ series, label }) => seriesItem(series, label)),
    0,
  );
  const layout = besides === null ? layOutChart(legend.heightPx, chartHeightPx) : atTop;
  const medians = traced.map((curve) =>
    markerMark(curve.series, [{ x: x.positionOf(latencyAtMs(curve.distribution, 0.5)), y: 0.5 }]),
  );
  const lines = traced.map(({ series, points }) => lineMark(series, points, 'curve'));
  const chart = drawChart({ layout, x, y, xTitle, yTitle, marks: [...lines, ...medians] });
  const notes = drawNotes([...listNotes(run, curves), ...zeroNote([x])], layout.topPx + chartHeightPx);
  return drawSvg({
    id: latencyCdf.id,
    title: `${latencyCdf.title}: ${run.comparison.scenario.name}`,
    description,
    heightPx: layout.topPx + chartHeightPx + notes.heightPx,
    panels: [chart, besides ?? legend.panel, ...notes.panels],
  });
}

function listNotes({ comparison: { rows } }: ReportedRun, curves: readonly LatencySeries[]): string[] {
  const isLossy = curves.some(({ series: { row } }) => (row.metrics.events_lost ?? 0) > 0);
  return [
    'The marker is the median.',
    ...(isLossy ? ['Lost events are in no curve.'] : []),
    ...(curves.length < rows.length ? ['Strategies without delivery latencies have no curve.'] : []),
  ];
}

function describe(curves: readonly LatencySeries[]): string {
  const figures = nameSome(
    curves,
    ({ distribution }) => latencyAtMs(distribution, 0.5),
    ({ series: { row }, distribution }) => {
      const [median, most] = [0.5, 0.9].map((quantile) =>
        readableDuration(latencyAtMs(distribution, quantile)),
      );
      return `${row.label}: ${median}${markOf(row, 'latency_p50_ms')} (${most}${markOf(row, 'latency_p90_ms')})`;
    },
  );
  return `Half of the deliveries, and in brackets nine tenths, arrived within: ${figures}.${explainMarks(figures)}`;
}

/** The latencies of every strategy as a cumulative distribution. */
export const latencyCdf: Plot = {
  id: 'latency-cdf',
  position: 2,
  title: 'How soon deliveries arrived',
  howToRead:
    'Choose a time below and go up to a curve: this share of its deliveries took at most so long; further left is fresher.',
  draw: (run) => {
    const curves = listLatencySeries(run);
    if (curves.length === 0) {
      return null;
    }
    const alternative = describe(curves);
    return {
      svg: drawPicture(curves, run, alternative),
      alternative,
      table: tabulateLatencies(curves),
    };
  },
};
