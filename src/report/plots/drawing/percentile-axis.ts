import type { Axis } from './axis.js';
import type { LatencySeries } from './curves.js';
import { textWidthPx } from './text-width.js';

/** Where the median stands. */
const half = Math.log10(2);
/** No run has the samples for more nines than this. */
const mostNines = 9;

/** Where a quantile stands: its distance from 1 in powers of ten, so that each further nine takes as much room. */
export function ninesOf(quantile: number): number {
  return -Math.log10(Math.max(1 - quantile, 10 ** -mostNines));
}

/** The highest quantile that `count` latencies support: one of them lies above it. */
export function highestSupported(count: number): number {
  return 1 - 1 / count;
}

function formatPercentile(nines: number): string {
  const quantile = nines === half ? 0.5 : 1 - 10 ** -nines;
  const decimals = Math.max(0, Math.round(nines) - 2);
  return nines === 0 ? '0 %' : `${(quantile * 100).toFixed(decimals)} %`;
}

/** Between two labels of the axis. */
const tickGapPx = 8;

/** Whether no label of the axis touches the next one. */
function isRoomy(ticks: readonly number[], pxPerNine: number): boolean {
  return ticks.every((tick, index) => {
    const next = ticks[index + 1];
    if (next === undefined) {
      return true;
    }
    const widthPx = (textWidthPx(formatPercentile(tick)) + textWidthPx(formatPercentile(next))) / 2;
    return (next - tick) * pxPerNine >= widthPx + tickGapPx;
  });
}

/** The median, and every nine, or every second or third one where there is no room for all. */
function listTicks(nines: number, lengthPx: number): readonly number[] {
  const whole = Array.from({ length: nines }, (_, index) => index + 1);
  const candidates = whole.flatMap((every) =>
    [1, 0].map((rest) => [
      ...(nines < 3 ? [0] : []),
      half,
      ...whole.filter((nine) => nine % every === rest % every),
    ]),
  );
  return candidates.find((ticks) => isRoomy(ticks, lengthPx / nines)) ?? [half];
}

/** Percentiles up to what the largest sample supports. */
export function percentileAxis(curves: readonly LatencySeries[], lengthPx: number): Axis {
  const most = Math.max(...curves.map(({ distribution: { count } }) => ninesOf(highestSupported(count))));
  const nines = Math.max(1, Math.min(mostNines, Math.ceil(most + 0.05)));
  return {
    type: 'linear',
    domain: [0, nines],
    ticks: listTicks(nines, lengthPx),
    formatTick: formatPercentile,
    positionOf: ninesOf,
    breakAt: null,
  };
}
