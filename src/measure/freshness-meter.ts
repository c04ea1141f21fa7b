import type { TrialWindow } from './trial-window.js';

/** An event's way to one consumer, on the world's clock. */
export interface Passage {
  readonly consumer: number;
  readonly occurredUs: number;
  /** Infinity: lost. */
  readonly deliveredUs: number;
}

/** How far the consumers' copies lagged behind; null where there was no window to average over. */
export interface Freshness {
  readonly age_mean_ms: number | null;
  readonly age_peak_ms: number | null;
  readonly stale_share: number | null;
}

/** Hears of every time span in which a consumer lacked an event; spans of one consumer do not overlap. */
export type OnStale = (fromUs: number, untilUs: number) => void;

export interface FreshnessMeter {
  /** Takes the passages in order of occurrence, warm-up events and lost ones included. */
  add(passage: Passage): void;
  result(): Freshness;
}

/**
 * Age and freshness by Cho & Garcia-Molina, "Synchronizing a database to improve freshness", SIGMOD 2000, averaged
 * over the window and the consumers. A consumer's copy is stale while it lacks an event that has occurred; its age
 * is then the time since the oldest such event occurred, and 0 while it is fresh. The peak is the age's supremum.
 *
 * One pass suffices. From its occurrence on, an event is hidden behind older ones until the last of those is
 * delivered; only from then until its own delivery is it the oldest one missing.
 * @param onStale is told the spans unclipped, also those behind the window
 */
export function createFreshnessMeter(
  consumers: number,
  window: TrialWindow,
  onStale: OnStale = () => {},
): FreshnessMeter {
  const caughtUpUs = new Float64Array(consumers).fill(Number.NEGATIVE_INFINITY);
  let staleUs = 0;
  let ageIntegral = 0;
  let peakUs = 0;

  /** Takes a span in which an event that occurred at `occurredUs` is the oldest one missing. */
  const addSpan = (occurredUs: number, spanFromUs: number, spanUntilUs: number): void => {
    const fromUs = Math.max(spanFromUs, window.fromUs);
    const untilUs = Math.min(spanUntilUs, window.untilUs);
    if (untilUs > fromUs) {
      const meanAgeUs = (fromUs - occurredUs + (untilUs - occurredUs)) / 2;
      staleUs += untilUs - fromUs;
      ageIntegral += (untilUs - fromUs) * meanAgeUs;
      peakUs = Math.max(peakUs, untilUs - occurredUs);
    }
  };

  return {
    add: ({ consumer, occurredUs, deliveredUs }) => {
      const oldestFromUs = Math.max(occurredUs, caughtUpUs[consumer] ?? Number.NEGATIVE_INFINITY);
      if (deliveredUs > oldestFromUs) {
        caughtUpUs[consumer] = deliveredUs;
        addSpan(occurredUs, oldestFromUs, deliveredUs);
        onStale(oldestFromUs, deliveredUs);
      }
    },
    result: () => {
      const consumerTimeUs = (window.untilUs - window.fromUs) * consumers;
      if (consumerTimeUs <= 0) {
        return { age_mean_ms: null, age_peak_ms: null, stale_share: null };
      }
      return {
        age_mean_ms: ageIntegral / consumerTimeUs / 1_000,
        age_peak_ms: peakUs / 1_000,
        stale_share: staleUs / consumerTimeUs,
      };
    },
  };
}
