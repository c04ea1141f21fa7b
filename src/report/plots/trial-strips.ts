import { type Markish, rect, ruleX, ruleY } from '@observablehq/plot';
import type { Comparison } from '../../analyse/comparison.js';
import type { MetricName } from '../../core/metric-catalogue.js';
import { noValue, readableMetric } from '../readable-metric.js';
import type { Plot, PlotTable } from './contract.js';
import { type Axis, type AxisUnit, durationUnit, logAxis, numberUnit } from './drawing/axis.js';
import { bottomAxis, rowLabelsPx, widestRowLabelPx } from './drawing/bars.js';
import { drawOverlay, textMark } from './drawing/chart.js';
import { drawSvg, type Panel, plotWidthPx } from './drawing/draw-svg.js';
import { drawNotes } from './drawing/notes.js';
import { paintOf, plotGrid, plotRule } from './drawing/plot-palette.js';
import { listSeries, type Series } from './drawing/series.js';
import { markerMark } from './drawing/series-marks.js';
import { fitLabel } from './drawing/text-width.js';

const headingPx = 28;
const axisPx = 48;
const rightPx = 16;
const rowPx = 34;
/** Where in a row the trials begin and end. */
const dotsPx = { from: 8, until: 26 };

interface StripMetric {
  readonly name: MetricName;
  readonly words: string;
  readonly unit: AxisUnit;
}

const metrics: readonly StripMetric[] = [
  { name: 'latency_p50_ms', words: 'Median delivery latency', unit: durationUnit },
  { name: 'read_latency_p50_ms', words: 'Median time until a reader had its answer', unit: durationUnit },
  { name: 'requests_per_event', words: 'Requests per event', unit: numberUnit },
];

/** A strategy's trials by one metric. */
interface Strip {
  readonly series: Series;
  readonly values: readonly { readonly trial: number; readonly value: number }[];
}

function listStrips(comparison: Comparison, name: MetricName): readonly Strip[] {
  return listSeries(comparison).map((series) => ({
    series,
    values: comparison.trials.flatMap((trial) => {
      const value = trial.state === 'measured' ? trial.measurement.metrics[name] : null;
      return trial.label !== series.row.label || value === null ? [] : [{ trial: trial.trial, value }];
    }),
  }));
}

/** Whether some strategy has two trials to compare. */
function hasTrials(strips: readonly Strip[]): boolean {
  return strips.some(({ values }) => values.length > 1);
}

/** The metrics that the run's trials have; of the two latencies, that of deliveries where there are any. */
function chooseMetrics(comparison: Comparison): readonly StripMetric[] {
  const known = metrics.filter(({ name }) => hasTrials(listStrips(comparison, name)));
  const hasLatency = known.some(({ name }) => name === 'latency_p50_ms');
  return known.filter(({ name }) => name !== 'read_latency_p50_ms' || !hasLatency);
}

/** The first trial at the top of the row, the last one at its foot: a drift is seen as a slope. */
function dotY(index: number, count: number, rowTopPx: number): number {
  const share = count < 2 ? 0.5 : index / (count - 1);
  return rowTopPx + dotsPx.from + share * (dotsPx.until - dotsPx.from);
}

function stripMarks(strip: Strip, index: number, x: Axis, { name }: StripMetric): readonly Markish[] {
  const { series, values } = strip;
  const topPx = index * rowPx;
  const pooled = series.row.metrics[name];
  const interval = series.row.intervals[name];
  const points = values.map(({ value, trial }, place) => ({
    x: x.positionOf(value),
    y: dotY(place, values.length, topPx),
    title: `${series.row.label}, trial ${trial}: ${readableMetric(name, value)}`,
  }));
  const titles = new Map(points.map((point) => [point.y, point.title]));
  return [
    ...(interval === undefined
      ? []
      : [
          rect(
            [
              {
                x1: x.positionOf(interval.low),
                x2: x.positionOf(interval.high),
                y1: topPx + 6,
                y2: topPx + 28,
              },
            ],
            {
              x1: 'x1',
              x2: 'x2',
              y1: 'y1',
              y2: 'y2',
              fill: series.style.paint,
              fillOpacity: 0.2,
              stroke: series.style.paint,
              className: `interval series-${series.index + 1}`,
            },
          ),
        ]),
    ...(pooled === null
      ? []
      : [
          ruleX([x.positionOf(pooled)], {
            y1: topPx + 3,
            y2: topPx + 31,
            stroke: series.style.paint,
            strokeWidth: 2,
            className: `pooled series-${series.index + 1}`,
          }),
        ]),
    markerMark(series, points, 3.5, ({ y }) => titles.get(y) ?? ''),
  ];
}

function axisOf(strips: readonly Strip[], { name, unit }: StripMetric, lengthPx: number): Axis {
  const values = strips.flatMap(({ series: { row }, values: trials }) => {
    const pooled = row.metrics[name];
    const interval = row.intervals[name];
    return [
      ...trials.map(({ value }) => value),
      ...(pooled === null ? [] : [pooled]),
      ...(interval === undefined ? [] : [Math.max(0, interval.low), Math.max(0, interval.high)]),
    ];
  });
  return logAxis(values, unit, { lengthPx, tickPx: 60, marginPx: 8 });
}

function drawMetric(comparison: Comparison, metric: StripMetric, topPx: number) {
  const strips = listStrips(comparison, metric.name).filter(({ values }) => values.length > 0);
  const leftPx = rowLabelsPx(comparison.rows.map(({ label }) => label));
  const x = axisOf(strips, metric, plotWidthPx - rightPx - leftPx);
  const bodyPx = strips.length * rowPx;
  const panel: Panel = {
    topPx: topPx + headingPx,
    options: {
      height: bodyPx + axisPx,
      marginLeft: leftPx,
      marginRight: rightPx,
      marginTop: 0,
      marginBottom: axisPx,
      x: { type: x.type, domain: [...x.domain], axis: null },
      y: { type: 'linear', domain: [0, bodyPx], range: [0, bodyPx], axis: null },
      marks: [
        gridX(x),
        ruleY(
          strips.map((_, index) => index * rowPx),
          { className: 'row-edge', stroke: paintOf(plotGrid) },
        ),
        ...(x.breakAt === null
          ? []
          : [
              ruleX([x.breakAt], {
                className: 'zero-break',
                stroke: paintOf(plotRule),
                strokeDasharray: '1 4',
              }),
            ]),
        ...strips.flatMap((strip, index) => stripMarks(strip, index, x, metric)),
        ...bottomAxis(x, `${metric.words.toLowerCase()} (logarithmic)`, axisPx),
      ],
    },
  };
  const labels = strips.map(({ series: { row } }, index) => ({
    x: leftPx - 8,
    y: topPx + headingPx + (index + 0.5) * rowPx,
    text: fitLabel(row.label, widestRowLabelPx),
    title: row.label,
  }));
  const heightPx = headingPx + bodyPx + axisPx;
  const texts = drawOverlay(0, topPx + heightPx, [
    textMark([{ x: 4, y: topPx + headingPx / 2, text: metric.words }], 'heading'),
    textMark(labels, 'row-label', 'end'),
  ]);
  return { panels: [panel, texts], heightPx };
}

function gridX(x: Axis): Markish {
  return ruleX([...x.ticks], { className: 'grid-x', stroke: paintOf(plotGrid) });
}

function drawPicture(comparison: Comparison, shown: readonly StripMetric[], description: string): string {
  const panels: Panel[] = [];
  let topPx = 0;
  for (const metric of shown) {
    const drawn = drawMetric(comparison, metric, topPx);
    panels.push(...drawn.panels);
    topPx += drawn.heightPx + 8;
  }
  const hasIntervals = shown.some(({ name }) =>
    comparison.rows.some(({ intervals }) => intervals[name] !== undefined),
  );
  const notes = drawNotes(
    [
      `A marker for each trial, the first one at the top; the line is all trials put together.${hasIntervals ? ' Shaded: the 95 % interval.' : ''}`,
    ],
    topPx,
  );
  return drawSvg({
    id: trialStrips.id,
    title: `${trialStrips.title}: ${comparison.scenario.name}`,
    description,
    heightPx: topPx + notes.heightPx,
    panels: [...panels, ...notes.panels],
  });
}

function rangeOf({ values }: Strip, name: MetricName): string {
  const numbers = values.map(({ value }) => value);
  if (numbers.length === 0) {
    return noValue;
  }
  const low = readableMetric(name, Math.min(...numbers));
  const high = readableMetric(name, Math.max(...numbers));
  return low === high ? low : `${low} to ${high}`;
}

function describe(comparison: Comparison, shown: readonly StripMetric[]): string {
  return shown
    .map(({ name, words }) => {
      const parts = listStrips(comparison, name)
        .filter(({ values }) => values.length > 0)
        .map((strip) => `${strip.series.row.label} ${rangeOf(strip, name)}`);
      return `${words} from trial to trial: ${parts.join('; ')}.`;
    })
    .join(' ');
}

function tabulate(comparison: Comparison, shown: readonly StripMetric[]): PlotTable {
  const numbers = [...new Set(comparison.trials.map(({ trial }) => trial))].toSorted(
    (left, right) => left - right,
  );
  return {
    heading: ['strategy', 'figure', ...numbers.map((trial) => `trial ${trial}`), 'all', '95 % interval'],
    rows: shown.flatMap(({ name, words }) =>
      listStrips(comparison, name).map(({ series: { row }, values }) => {
        const interval = row.intervals[name];
        return [
          row.label,
          words.toLowerCase(),
          ...numbers.map((number) =>
            readableMetric(name, values.find(({ trial }) => trial === number)?.value ?? null),
          ),
          readableMetric(name, row.metrics[name]),
          interval === undefined
            ? noValue
            : `${readableMetric(name, interval.low)} to ${readableMetric(name, interval.high)}`,
        ];
      }),
    ),
  };
}

/** How far the trials of each strategy lie apart. */
export const trialStrips: Plot = {
  id: 'trial-strips',
  position: 7,
  title: 'Trial by trial',
  howToRead:
    'The further apart the markers of a strategy are, the less one trial says; a slope from top to foot is a drift.',
  draw: ({ comparison }) => {
    const shown = chooseMetrics(comparison);
    if (shown.length === 0) {
      return null;
    }
    const alternative = describe(comparison, shown);
    return {
      svg: drawPicture(comparison, shown, alternative),
      alternative,
      table: tabulate(comparison, shown),
    };
  },
};
