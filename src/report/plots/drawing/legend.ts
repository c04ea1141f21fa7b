import type { Markish } from '@observablehq/plot';
import type { Point } from './box.js';
import { drawOverlay, textMark } from './chart.js';
import { type Panel, plotWidthPx } from './draw-svg.js';
import type { Series } from './series.js';
import { lineMark, markerMark } from './series-marks.js';
import { fitLabel, textWidthPx } from './text-width.js';

/** A legend's entry: what stands for the thing, and its name. */
export interface LegendItem {
  readonly label: string;
  /** Marks around a place in pixels, at most 20 to either side of it. */
  drawSample(centre: Point): readonly Markish[];
}

const sampleWidthPx = 46;
/** What is longer is cut: room for three columns of many labels, for two of a few. */
const widestLabelPx = { ofMany: 126, ofFew: 210 };
const few = 6;
const rowHeightPx = 22;

/** A strategy's entry: a piece of its line with its marker. */
export function seriesItem(series: Series, label: string): LegendItem {
  return {
    label,
    drawSample: ({ x, y }) => [
      lineMark(
        series,
        [
          { x: x - 20, y },
          { x: x + 20, y },
        ],
        'sample',
      ),
      markerMark(series, [{ x, y }]),
    ],
  };
}

/**
 * Entries in columns that are as wide as the widest one.
 * @returns the panel and how high it is
 */
export function drawLegend(
  items: readonly LegendItem[],
  topPx: number,
): { readonly panel: Panel; readonly heightPx: number } {
  const widestPx = items.length > few ? widestLabelPx.ofMany : widestLabelPx.ofFew;
  const widest = Math.max(
    0,
    ...items.map(({ label }) => sampleWidthPx + Math.min(widestPx, textWidthPx(label)) + 12),
  );
  const columns = Math.max(1, Math.min(items.length, Math.floor(plotWidthPx / Math.max(widest, 1))));
  const columnWidthPx = Math.min(widest, plotWidthPx / columns);
  const rows = Math.ceil(items.length / columns);
  const places = items.map((item, index) => ({
    item,
    x: Math.floor(index / rows) * columnWidthPx,
    y: (index % rows) * rowHeightPx + rowHeightPx / 2,
  }));
  const samples = places.flatMap(({ item, x, y }) => [...item.drawSample({ x: x + 22, y })]);
  const labels = places.map(({ item, x, y }) => ({
    x: x + sampleWidthPx + 4,
    y,
    text: fitLabel(item.label, columnWidthPx - sampleWidthPx - 10),
    title: item.label,
  }));
  const heightPx = rows * rowHeightPx + 4;
  return {
    panel: drawOverlay(topPx, heightPx, [...samples, textMark(labels, 'legend-label')]),
    heightPx,
  };
}
