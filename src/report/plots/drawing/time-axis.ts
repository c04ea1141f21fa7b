import type { Axis } from './axis.js';

const units = [
  { words: 'days', seconds: 86_400, steps: [1, 2, 5, 7, 10, 20, 30, 50, 100, 200, 500, 1_000] },
  { words: 'hours', seconds: 3_600, steps: [1, 2, 3, 6, 12] },
  { words: 'minutes', seconds: 60, steps: [1, 2, 5, 10, 15, 30] },
  { words: 'seconds', seconds: 1, steps: [1, 2, 5, 10, 15, 30] },
] as const;

/** Seconds from the start of the measured window, with ticks in the unit of their distance. */
export function timeAxis(
  untilS: number,
  mostTicks: number,
): { readonly axis: Axis; readonly unitWords: string } {
  const steps = units
    .flatMap(({ words, seconds, steps: counts }) =>
      counts.map((count) => ({ words, seconds, stepS: count * seconds })),
    )
    .toSorted((left, right) => left.stepS - right.stepS);
  const fallback = {
    words: 'days' as const,
    seconds: 86_400,
    stepS: Math.ceil(untilS / 86_400 / 5) * 86_400,
  };
  const { words, seconds, stepS } = steps.find((step) => untilS / step.stepS <= mostTicks) ?? fallback;
  return {
    unitWords: words,
    axis: {
      type: 'linear',
      domain: [0, untilS],
      ticks: Array.from({ length: Math.floor(untilS / stepS + 1e-9) + 1 }, (_, index) => index * stepS),
      formatTick: (tick) => String(Math.round(tick / seconds)),
      positionOf: (value) => value,
      breakAt: null,
    },
  };
}
