import { connectionPolicy } from '../../core/connection-policy.js';
import type { Conditions } from '../contract.js';
import { poissonTails } from './poisson-tails.js';
import { longestTransitUs } from './transits.js';

const idleUs = connectionPolicy.clientIdleMs * 1_000;

/** Requests that share connections, as they come. */
export interface RequestStream {
  readonly process: string;
  readonly ratePerUs: number;
  /** How long they come before the window. */
  readonly sinceUs: number;
  /** How long each keeps its connection, on average. */
  readonly takenUs: number;
}

/** Shares of the requests of a window that find no open connection. */
export interface OpeningShare {
  /** Because none has been needed for too long. Exact. */
  readonly rare: number;
  /** The others: the first ones of all, and those that come while others are under way. About right. */
  readonly others: number;
}

/** The share of all of them, with the part that is about right taken so many times. */
export function totalShare({ rare, others }: OpeningShare, factor = 1): number {
  return Math.min(1, rare + factor * others);
}

/**
 * The share of the window's requests that find no open connection.
 *
 * With N requests under way, Poisson of mean ρ × time taken, a Poisson request needs the (N + 1)-st connection. That
 * many are needed at a rate ρₖ = ρ·P(N ≥ k), and the (k + 1)-st is opened where it was not needed for the idle time τ
 * of connections, or never since the requests began, u before the window of length W. Taking those instants for
 * Poisson too, that is Σₖ P(N ≥ k)·(1/W) ∫₀ᵂ e^(−ρₖ·min(u + t, τ)) dt, which tends to e^(−ρτ) where requests are rare.
 *
 * Evenly spaced requests open a connection always or never, but for the first ones of all.
 * @returns undefined for other processes, and where the link's jitter decides
 */
export function shareThatOpens(
  { process, ratePerUs, sinceUs, takenUs }: RequestStream,
  conditions: Pick<Conditions, 'durationUs' | 'link'>,
): OpeningShare | undefined {
  const { durationUs } = conditions;
  switch (process) {
    case 'poisson': {
      const rare = Math.exp(-ratePerUs * idleUs);
      const all = listLevels(ratePerUs * takenUs).reduce(
        (sum, level) => sum + level * shareUnused(ratePerUs * level, sinceUs, durationUs),
        0,
      );
      return { rare, others: Math.max(0, all - rare) };
    }
    case 'constant': {
      const gapUs = 1 / ratePerUs;
      if (gapUs < idleUs) {
        const atOnce = Math.max(1, Math.ceil(takenUs / gapUs));
        return { rare: 0, others: sinceUs <= gapUs / 2 ? (atOnce * gapUs) / durationUs : 0 };
      }
      return gapUs - idleUs >= 4 * longestTransitUs(conditions) ? { rare: 1, others: 0 } : undefined;
    }
    default:
      return undefined;
  }
}

/** Fewer are not listed. */
const rarest = 1e-7;

/** P(N ≥ 0), P(N ≥ 1), … for a Poisson variate, as long as they matter. */
function listLevels(mean: number): readonly number[] {
  // Ten standard deviations above the mean, and some for small means, nothing is left.
  const tails = poissonTails(mean, Math.ceil(mean + 10 * Math.sqrt(mean) + 10));
  return [1, ...tails.filter((tail) => tail > rarest)];
}

/** (1/W) ∫₀ᵂ e^(−ρ·min(u + t, τ)) dt. */
function shareUnused(ratePerUs: number, sinceUs: number, durationUs: number): number {
  const youngUs = Math.min(durationUs, Math.max(0, idleUs - sinceUs));
  const young = (Math.exp(-ratePerUs * sinceUs) * -Math.expm1(-ratePerUs * youngUs)) / ratePerUs;
  return (young + (durationUs - youngUs) * Math.exp(-ratePerUs * idleUs)) / durationUs;
}
