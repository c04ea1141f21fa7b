import type { TargetCapacity } from '../../core/capacity.js';

/** The intervals for which pollers are counted: from impatient to relaxed. */
export const pollIntervalsSeconds = [1, 5, 30, 60] as const;

/**
 * How many pollers a source can carry: each sends one request per interval, evenly spread. Null for a receiver, and
 * where no rate was sustained.
 */
export function countPollers(
  { target, sustainedPerSecond }: TargetCapacity,
  intervalSeconds: number,
): number | null {
  return target !== 'feed' || sustainedPerSecond === null ? null : sustainedPerSecond * intervalSeconds;
}

/** How many events per second one receiver can take, one webhook for each. Null for a feed. */
export function countEventsPerSecond({ target, sustainedPerSecond }: TargetCapacity): number | null {
  return target === 'receiver' ? sustainedPerSecond : null;
}

/** p99 in the fastest step that was sustained; null without one. */
export function latencyAtCapacityUs({ steps, sustainedPerSecond }: TargetCapacity): number | null {
  const step = steps.findLast(
    ({ ratePerSecond, verdict }) => verdict.state === 'sustained' && ratePerSecond === sustainedPerSecond,
  );
  return step?.latencyP99Us ?? null;
}
