import { line, type Markish, ruleX, ruleY } from '@observablehq/plot';
import type { Axis } from './axis.js';
import type { Box, Point } from './box.js';
import { type ChartLayout, drawOverlay, pixelOf, textMark } from './chart.js';
import type { Panel } from './draw-svg.js';
import { placeLabels } from './place-labels.js';
import { paintOf, plotFault, plotRule } from './plot-palette.js';
import { leaderMark, markerMark } from './series-marks.js';
import { fitLabel, textWidthPx } from './text-width.js';
import type { FreshnessMetric, TradeoffPoint } from './tradeoff-points.js';

const widestLabelPx = 190;
const markerPx = 7;

/** What the parts of the chart are drawn from. */
export interface TradeoffChart {
  readonly points: readonly TradeoffPoint[];
  /** One for each number of consumers. */
  readonly fronts: readonly (readonly TradeoffPoint[])[];
  readonly metric: FreshnessMetric;
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

/** From one place to another in pixels, with that room around it. */
function boxAround(from: Point, until: Point, roomPx: number): Box {
  return {
    left: Math.min(from.x, until.x) - roomPx,
    right: Math.max(from.x, until.x) + roomPx,
    top: Math.min(from.y, until.y) - roomPx,
    bottom: Math.max(from.y, until.y) + roomPx,
  };
}

/** What no label may cover: the markers, the stairs of the fronts, and the intervals. */
function listObstacles(chart: TradeoffChart): readonly Box[] {
  const { points, fronts, layout, x, y, metric } = chart;
  const { left, right, top, bottom } = layout.inner;
  const pixelAt = (place: Point): Point => ({
    x: pixelOf(x, place.x, left, right),
    y: pixelOf(y, place.y, bottom, top),
  });
  const markers = points.map(({ cost, delay }) => {
    const at = pixelAt({ x: cost, y: delay });
    return boxAround(at, at, 9);
  });
  const lines = [
    ...fronts.flatMap((front) => {
      const stairs = listStairs(front).map(pixelAt);
      return stairs.slice(1).map((at, index) => [stairs[index] ?? at, at] as const);
    }),
    ...points.flatMap((point) =>
      listWhiskers(point, metric).map(({ from, until }) => [pixelAt(from), pixelAt(until)] as const),
    ),
  ];
  return [...markers, ...lines.map(([from, until]) => boxAround(from, until, 3))];
}

/** The names of the points, beside them or at the end of a thin line. */
export function drawLabels(chart: TradeoffChart): Panel {
  const { points, layout, x, y } = chart;
  const { inner } = layout;
  const pixels = points.map(({ cost, delay }) => ({
    x: pixelOf(x, cost, inner.left, inner.right),
    y: pixelOf(y, delay, inner.bottom, inner.top),
  }));
  const texts = points.map((point) => fitLabel(labelOf(point), widestLabelPx));
  const placed = placeLabels(
    pixels.map((point, index) => ({ point, boxes: listPlaces(point, textWidthPx(texts[index] ?? '') + 2) })),
    inner,
    listObstacles(chart),
  );
  const leaders = points.flatMap(({ series }, index): Markish[] => {
    const leader = placed[index]?.leader ?? null;
    return leader === null ? [] : [leaderMark(series, leader.from, leader.until)];
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

/**
 * From one point of the front to the next: to be as fresh as this one costs as much as the next one. In cost (x) and
 * delay (y).
 */
function listStairs(front: readonly TradeoffPoint[]): readonly Point[] {
  return front.flatMap(({ cost, delay }, index) => {
    const before = front[index - 1];
    const at = { x: cost, y: delay };
    return before === undefined ? [at] : [{ x: cost, y: before.delay }, at];
  });
}

/** The stairs of each front that has some. */
export function drawFronts({ fronts, x, y }: TradeoffChart): readonly Markish[] {
  const style = {
    x: ({ x: cost }: Point) => x.positionOf(cost),
    y: ({ y: delay }: Point) => y.positionOf(delay),
    className: 'front',
    stroke: paintOf(plotRule),
    strokeWidth: 4,
    strokeOpacity: 0.45,
  };
  return fronts.filter(isFrontVisible).map((front) => line([...listStairs(front)], style));
}

/** 95 % intervals, where the trials support them: the ends of the lines, in cost (x) and delay (y). */
function listWhiskers({ series: { row }, cost, delay }: TradeoffPoint, { name }: FreshnessMetric) {
  const across = row.intervals.requests_per_event;
  const along = row.intervals[name];
  return [
    ...(across === undefined
      ? []
      : [{ along: 'x', from: { x: across.low, y: delay }, until: { x: across.high, y: delay } } as const]),
    ...(along === undefined
      ? []
      : [{ along: 'y', from: { x: cost, y: along.low }, until: { x: cost, y: along.high } } as const]),
  ];
}

/** 95 % intervals, where the trials support them. */
export function drawIntervals({ points, x, y, metric }: TradeoffChart): readonly Markish[] {
  return points.flatMap((point) => {
    const style = { className: 'interval', stroke: point.series.style.paint, strokeWidth: 1.5 };
    return listWhiskers(point, metric).map(({ along, from, until }) =>
      along === 'x'
        ? ruleY([y.positionOf(from.y)], {
            ...style,
            x1: x.positionOf(from.x),
            x2: x.positionOf(until.x),
          })
        : ruleX([x.positionOf(from.x)], {
            ...style,
            y1: y.positionOf(from.y),
            y2: y.positionOf(until.y),
          }),
    );
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
