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
const widestLabelPx = 200;

/**
 * The faults' names above a timeline, on as many lines as keep them apart.
 * @param toPixels where a second lies
 * @param rightPx where the timeline ends
 */
export function nameFaults(
  faults: readonly ShownFault[],
  topPx: number,
  toPixels: (second: number) => number,
  rightPx: number,
): { readonly panels: readonly Panel[]; readonly heightPx: number } {
  const laneEnds: number[] = [];
  const labels = faults.map(({ label, fromS, untilS }) => {
    const text = fitLabel(label, widestLabelPx);
    const halfPx = textWidthPx(text) / 2;
    const centrePx = Math.max(halfPx, Math.min(rightPx - halfPx, toPixels((fromS + untilS) / 2)));
    const free = laneEnds.findIndex((endPx) => endPx + 8 < centrePx - halfPx);
    const lane = free === -1 ? laneEnds.length : free;
    laneEnds[lane] = centrePx + halfPx;
    return { x: centrePx, y: lane * laneHeightPx + laneHeightPx / 2, text, title: label };
  });
  const heightPx = laneEnds.length * laneHeightPx;
  return faults.length === 0
    ? { panels: [], heightPx: 0 }
    : { panels: [drawOverlay(topPx, heightPx, [textMark(labels, 'fault-label', 'middle')])], heightPx };
}
