import { type Markish, text } from '@observablehq/plot';
import type { MetricName } from '../../core/metric-catalogue.js';
import { countOf } from '../count-of.js';
import { type Axis, logAxis } from '../plots/drawing/axis.js';
import { type AxisUnit, durationUnit, numberUnit } from '../plots/drawing/axis-units.js';
import { drawChart, layOutChart } from '../plots/drawing/chart.js';
import { drawSvg, fontSizePx } from '../plots/drawing/draw-svg.js';
import { drawLegend, seriesItem } from '../plots/drawing/legend.js';
import { drawNotes } from '../plots/drawing/notes.js';
import { listSeries, type Series } from '../plots/drawing/series.js';
import { lineMark, markerMark } from '../plots/drawing/series-marks.js';
import { zeroNote } from '../plots/drawing/zero-note.js';
import { freshnessWords } from '../ranking/rank-strategies.js';
import { noValue, readableMetric } from '../readable-metric.js';
import { runAxis } from './run-axis.js';
import type { RunSeries, Trend } from './runs-summary.js';
import { seriesTitle } from './series-in-words.js';
import { changeInWords, pointsInWords } from './trend-in-words.js';

const chartHeightPx = 230;
const legendTopPx = 4;
const gapPx = 14;

interface TrendChart {
  readonly metric: MetricName;
  readonly words: string;
  readonly unit: AxisUnit;
}

/** A strategy's trend with its looks. */
interface TrendLine {
  readonly series: Series;
  readonly trend: Trend;
}

export interface DrawnTrend {
  readonly svg: string;
  /** What it shows, in sentences with figures: for those who do not see it. */
  readonly alternative: string;
}

/**
 * Freshness and requests per event over the runs of a series, one chart below the other. Both are logarithmic: the same
 * change looks the same for every strategy.
 * @param id unique within a page
 * @returns null where there are fewer than two runs
 */
export function drawTrend(series: RunSeries, id: string): DrawnTrend | null {
  const { freshness } = series.shown.ranking;
  const charts: readonly TrendChart[] = [
    { metric: freshness, words: freshnessWords[freshness], unit: durationUnit },
    { metric: 'requests_per_event', words: 'requests per event', unit: numberUnit },
  ];
  const known = charts.filter(({ metric }) => listLines(series, metric).length > 0);
  if (series.runs.length < 2 || known.length === 0) {
    return null;
  }
  const alternative = known.map((chart) => describeChart(series, chart)).join(' ');
  const looks = listSeries(series.shown.run.comparison);
  const legend = drawLegend(
    looks.map((look) => seriesItem(look, look.row.label)),
    legendTopPx,
  );
  const firstTopPx = legendTopPx + legend.heightPx + 8;
  const parts = known.map((chart, index) =>
    drawPart(series, chart, firstTopPx + index * (chartHeightPx + gapPx)),
  );
  const chartsEndPx = firstTopPx + known.length * (chartHeightPx + gapPx) - gapPx;
  const notes = drawNotes(zeroNote(parts.map(({ y }) => y)), chartsEndPx);
  return {
    alternative,
    svg: drawSvg({
      id,
      title: `Trend: ${seriesTitle(series)}`,
      description: alternative,
      heightPx: chartsEndPx + notes.heightPx,
      panels: [legend.panel, ...parts.map(({ panel }) => panel), ...notes.panels],
    }),
  };
}

function listLines(series: RunSeries, metric: MetricName): readonly TrendLine[] {
  return listSeries(series.shown.run.comparison).flatMap((look) => {
    const trend = series.trends.find((one) => one.label === look.row.label && one.metric === metric);
    return trend === undefined ? [] : [{ series: look, trend }];
  });
}

function drawPart(series: RunSeries, { metric, words, unit }: TrendChart, topPx: number) {
  const lines = listLines(series, metric);
  const layout = layOutChart(topPx, chartHeightPx);
  const { left, right, top, bottom } = layout.inner;
  const values = lines.flatMap(({ trend }) => trend.points.flatMap(({ value }) => value ?? []));
  const y = logAxis(values, unit, { lengthPx: bottom - top, tickPx: 26, marginPx: 8 });
  const panel = drawChart({
    layout,
    x: runAxis(series.runs, right - left),
    y,
    xTitle: 'start of the run (UTC)',
    yTitle: `${words} (logarithmic)`,
    marks: lines.flatMap((line) => lineMarks(line, y)),
  });
  return { panel, y };
}

/** A line is broken where a run has no figure: nothing is drawn that was not measured. Marked figures have an asterisk. */
function lineMarks({ series, trend }: TrendLine, y: Axis): readonly Markish[] {
  const points = trend.points.map(({ value }, x) => ({
    x,
    y: value === null ? Number.NaN : y.positionOf(value),
  }));
  const titles = trend.points.map(
    ({ value, marked }) => `${trend.label}: ${readableMetric(trend.metric, value)}${marked ? '*' : ''}`,
  );
  return [
    lineMark(series, points, 'trend'),
    markerMark(
      series,
      points.filter((point) => !Number.isNaN(point.y)),
      5,
      ({ x }) => titles[x] ?? '',
    ),
    text(
      points.filter(({ x, y: place }) => trend.points[x]?.marked === true && !Number.isNaN(place)),
      { x: 'x', y: 'y', text: () => '*', dy: -10, fontSize: fontSizePx, className: 'not-quotable' },
    ),
  ];
}

function describeChart(series: RunSeries, { metric, words }: TrendChart): string {
  const parts = listLines(series, metric).map(({ trend }) => {
    const known = pointsInWords(trend).filter((_, index) => trend.points[index]?.value !== null);
    return `${trend.label} from ${known[0] ?? noValue} to ${known.at(-1) ?? noValue} (${changeInWords(trend)})`;
  });
  return `Over ${countOf(series.runs.length, 'run', 'runs')}, ${words}: ${parts.join('; ')}.`;
}
