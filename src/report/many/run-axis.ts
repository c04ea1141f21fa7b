import type { Axis } from '../plots/drawing/axis.js';
import { textWidthPx } from '../plots/drawing/text-width.js';
import type { RunEntry } from './runs-summary.js';

const gapPx = 16;

/**
 * Runs in order of their start, equally far apart: minutes and months between them would not fit on one scale. A run's
 * place is its index.
 * @param lengthPx of the axis: as many starts are written as have room
 */
export function runAxis(runs: readonly RunEntry[], lengthPx: number): Axis {
  const labels = listLabels(runs.map(({ run }) => run.environment.startedAt));
  const widestPx = Math.max(...labels.map(textWidthPx)) + gapPx;
  const every = Math.ceil(runs.length / Math.max(1, Math.floor(lengthPx / widestPx)));
  const padding = Math.max(0.5, ((runs.length - 1) * widestPx) / 2 / Math.max(1, lengthPx - widestPx));
  return {
    type: 'linear',
    domain: [-padding, runs.length - 1 + padding],
    ticks: runs.map((_, index) => index).filter((index) => index % every === 0),
    formatTick: (tick) => labels[tick] ?? '',
    positionOf: (index) => index,
    breakAt: null,
  };
}

/** Dates where each run has one of its own, times where all share one, else both. */
function listLabels(starts: readonly string[]): readonly string[] {
  const dates = starts.map((start) => start.slice(0, 10));
  const different = new Set(dates).size;
  if (different === starts.length) {
    return dates;
  }
  return starts.map((start) =>
    different === 1 ? start.slice(11, 19) : start.slice(5, 16).replace('T', ' '),
  );
}
