import { type Markish, rect, ruleX, ruleY } from '@observablehq/plot';
import type { Comparison } from '../../../analyse/comparison.js';
import { readableMetric } from '../../readable-metric.js';
import { type Axis, logAxis } from './axis.js';
import { bottomAxis, rowLabelsPx, widestRowLabelPx } from './bars.js';
import { drawOverlay, textMark } from './chart.js';
import { type Panel, plotWidthPx } from './draw-svg.js';
import { paintOf, plotGrid, plotRule } from './plot-palette.js';
import { markerMark } from './series-marks.js';
import { fitLabel } from './text-width.js';
import { listStrips, type Strip, type StripMetric } from './trial-values.js';

const headingPx = 28;
const axisPx = 48;
const rightPx = 16;
const rowPx = 34;
/** Where in a row the trials begin and end. */
const dotsPx = { from: 8, until: 26 };

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

/** A metric's strips, one for each strategy, with heading and axis. */
export function drawTrialStrips(comparison: Comparison, metric: StripMetric, topPx: number) {
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
  return { panels: [panel, texts], heightPx, x };
}

function gridX(x: Axis): Markish {
  return ruleX([...x.ticks], { className: 'grid-x', stroke: paintOf(plotGrid) });
}
