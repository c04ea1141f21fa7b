import { type Markish, rect, ruleX } from '@observablehq/plot';
import type { FaultSpan } from '../../../analyse/comparison.js';
import { drawOverlay, textMark } from './chart.js';
import type { Panel } from './draw-svg.js';
import { paintOf, plotFault } from './plot-palette.js';
import { fitLabel, textWidthPx } from './text-width.js';

/** A fault within what a timeline shows. */
export interface ShownFault {
  readonly label: string;
  readonly fromS: number;
  readonly untilS: number;
}

/** The parts of the faults that lie between the window's start and the timeline's end. */
export function listShownFaults(faults: readonly FaultSpan[], untilS: number): readonly ShownFault[] {
  return faults
    .map(({ label, fromMs, untilMs }) => ({
      label,
      fromS: Math.max(0, fromMs / 1_000),
      untilS: Math.min(untilS, untilMs / 1_000),
    }))
    .filter((fault) => fault.untilS >= fault.fromS);
}

/** Shades the time of faults in a panel whose x is in seconds. */
export function shadeFaults(faults: readonly ShownFault[]): readonly Markish[] {
  const paint = paintOf(plotFault);
  return faults.length === 0
    ? []
    : [
        rect([...faults], { x1: 'fromS', x2: 'untilS', fill: paint, fillOpacity: 0.14, className: 'fault' }),
        ruleX(
          faults.flatMap(({ fromS, untilS }) => [fromS, untilS]),
          { stroke: paint, strokeWidth: 1, strokeDasharray: '4 2', className: 'fault-edge' },
        ),
      ];
}

const laneHeightPx = 20;
const barHeightPx = 8;
const gapPx = 6;
const widestLabelPx = 200;

interface Lane {
  readonly label: string;
  readonly text: string;
  /** The bar's ends, in pixels. */
  readonly fromPx: number;
  readonly untilPx: number;
  readonly textAtPx: number;
}

/** A label stands behind its bar, or before it where there is no room. */
function layOutLane(
  { label, fromS, untilS }: ShownFault,
  toPixels: (second: number) => number,
  endPx: number,
): Lane {
  const text = fitLabel(label, widestLabelPx);
  const widthPx = textWidthPx(text);
  const [fromPx, untilPx] = [toPixels(fromS), toPixels(untilS)];
  const isBehind = untilPx + gapPx + widthPx <= endPx;
  const textAtPx = isBehind ? untilPx + gapPx : Math.max(0, fromPx - gapPx - widthPx);
  return { label, text, fromPx, untilPx: Math.max(untilPx, fromPx + 2), textAtPx };
}

/**
 * The faults above a timeline, each on a line of its own: a bar over its time, and its name.
 * @param toPixels where a second lies
 * @param endPx where the picture ends
 */
export function nameFaults(
  faults: readonly ShownFault[],
  topPx: number,
  toPixels: (second: number) => number,
  endPx: number,
): { readonly panels: readonly Panel[]; readonly heightPx: number } {
  if (faults.length === 0) {
    return { panels: [], heightPx: 0 };
  }
  const lanes = faults.map((fault) => layOutLane(fault, toPixels, endPx));
  const centrePx = (index: number) => (index + 0.5) * laneHeightPx;
  const bars = rect(
    lanes.map(({ fromPx, untilPx }, index) => ({
      x1: fromPx,
      x2: untilPx,
      y1: centrePx(index) - barHeightPx / 2,
      y2: centrePx(index) + barHeightPx / 2,
    })),
    { x1: 'x1', x2: 'x2', y1: 'y1', y2: 'y2', fill: paintOf(plotFault), className: 'fault-bar' },
  );
  const labels = lanes.map(({ label, text, textAtPx }, index) => ({
    x: textAtPx,
    y: centrePx(index),
    text,
    title: label,
  }));
  const heightPx = lanes.length * laneHeightPx + 4;
  return {
    panels: [drawOverlay(topPx, heightPx, [bars, textMark(labels, 'fault-label')])],
    heightPx,
  };
}
