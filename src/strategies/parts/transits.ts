import type { Conditions } from '../contract.js';

/** Mean time of a message over the link: its latency and half of its jitter, which is uniform. */
export function meanTransitUs({ link }: Pick<Conditions, 'link'>): number {
  return link.latency + link.jitter / 2;
}

/** The longest time of a message. */
export function longestTransitUs({ link }: Pick<Conditions, 'link'>): number {
  return link.latency + link.jitter;
}

/** The jitters of so many messages one after the other: widths of independent uniform terms. */
export function jittersUs({ link }: Pick<Conditions, 'link'>, transits: number): readonly number[] {
  return Array.from({ length: transits }, () => link.jitter);
}

/** E e^(−ρX) for a time X of so many transits: the chance that nothing of a Poisson process of rate ρ falls into it. */
export function quietShare({ link }: Pick<Conditions, 'link'>, ratePerUs: number, transits: number): number {
  const jitterEvents = ratePerUs * link.jitter;
  const inJitter = jitterEvents === 0 ? 1 : -Math.expm1(-jitterEvents) / jitterEvents;
  return (Math.exp(-ratePerUs * link.latency) * inJitter) ** transits;
}

/** Whether no request can run into its time-out: opening a connection takes a round trip, and so does the request. */
export function areAnswersInTime(conditions: Pick<Conditions, 'link'>, timeoutUs: number): boolean {
  return 4 * longestTransitUs(conditions) < timeoutUs;
}

/**
 * Whether the window is so long that what happens at its edges over `spanUs` does not count: at most a hundredth
 * of it.
 */
export function areEdgesNegligible({ durationUs }: Pick<Conditions, 'durationUs'>, spanUs: number): boolean {
  return 100 * spanUs <= durationUs;
}
