import { connectionPolicy } from '../../core/connection-policy.js';
import { latencyPercentiles } from '../../core/latency-quantiles.js';
import type { Conditions, Prediction } from '../contract.js';
import { findSettledPercentiles } from './find-percentiles.js';
import { poissonTails } from './poisson-tails.js';
import { receiversPerEvent, seenArrivals } from './seen-arrivals.js';
import { type OpeningShare, shareThatOpens, totalShare } from './share-that-opens.js';
import { negligibleWaits, shareThatWaits } from './share-that-waits.js';
import { exceedance } from './sum-of-uniforms.js';
import {
  areAnswersInTime,
  areEdgesNegligible,
  jittersUs,
  longestTransitUs,
  meanTransitUs,
  quietShare,
} from './transits.js';

/** A higher percentile is that of the few batches which open a connection because several are under way at once. */
const batchPercentiles = latencyPercentiles.filter((name) => name !== 'latency_p999_ms');

/** Percentiles leave out batches that fill up, so they hold where at most this share does. */
const negligibleShare = 0.001;

/** What bounds a batch. */
export interface BatchLimits {
  readonly max: number;
  readonly lingerUs: number;
}

/**
 * Exact for Poisson arrivals, by renewal and reward (Ross, "Introduction to Probability Models", 7.4): batches are
 * alike and independent, so a mean over events is that over a batch, divided by its events. A batch opens with its
 * first event and is open for t more with N(t) further ones, N Poisson of rate λ. It closes after L, or at its
 * max-th event, so with q(j) = P(N(L) ≥ j) and sums over j = 1 … max − 1:
 *
 * - events per batch 1 + Σ q(j), which is 1 + λL where max is not reached;
 * - all waits of a batch together: its events at t, integrated over its life, Σ j·q(j)/λ, for ∫₀ᴸ P(N(t) = k) dt =
 *   q(k + 1)/λ. Where max is not reached that is L + λL²/2: the first event waits L, each of λL others U(0, L).
 *
 * What is not in it: batches that are cut at the window's edges, so the window must be long; and waiting for a place
 * among the source's deliveries. A batch that must open its connection takes a round trip more.
 */
export function predictBatchWebhook(limits: BatchLimits, conditions: Conditions): Prediction {
  const { process, ratePerUs } = seenArrivals(conditions);
  const { lingerUs, max } = limits;
  if (process !== 'poisson' || !isUndisturbed(limits, conditions)) {
    return {};
  }
  const tails = poissonTails(ratePerUs * lingerUs, max - 1);
  const eventsPerBatch = 1 + tails.reduce((sum, tail) => sum + tail, 0);
  const waitsUs = tails.reduce((sum, tail, index) => sum + (index + 1) * tail, 0) / ratePerUs;
  const load = (ratePerUs / eventsPerBatch) * 2 * meanTransitUs(conditions);
  if (shareThatWaits('poisson', load, conditions.source.webhook.concurrency) > negligibleWaits) {
    return {};
  }
  const requests = { requests_per_event: receiversPerEvent(conditions) / eventsPerBatch };
  const openingShare = batchesThatOpen(lingerUs, eventsPerBatch, conditions);
  if (openingShare === undefined) {
    return requests;
  }
  const transitsUs = (1 + 2 * totalShare(openingShare)) * meanTransitUs(conditions);
  const meanUs = waitsUs / eventsPerBatch + transitsUs + conditions.source.commitDelayUs / 2;
  const isNeverFull = (tails.at(-1) ?? 1) <= negligibleShare;
  return {
    ...requests,
    latency_mean_ms: meanUs / 1_000,
    ...(isNeverFull ? predictLinger(lingerUs, openingShare, conditions) : {}),
  };
}

/**
 * Where max is not reached, an event waits L with probability 1/(1 + λL) and else U(0, L), whence the percentiles;
 * and between two batches the consumer is fresh for the gap, which is exponential, less the time X that the batch
 * takes: the stale share is 1 − E e^(−λX)/(1 + λL).
 */
function predictLinger(lingerUs: number, openingShare: OpeningShare, conditions: Conditions): Prediction {
  const { link, source } = conditions;
  const { ratePerUs } = seenArrivals(conditions);
  const followers = ratePerUs * lingerUs;
  const exceedsBy = (transits: number, latencyUs: number) => {
    const pushWidthsUs = [...jittersUs(conditions, transits), source.commitDelayUs];
    const beyondUs = latencyUs - transits * link.latency;
    const first = exceedance(pushWidthsUs, beyondUs - lingerUs);
    return (first + followers * exceedance([lingerUs, ...pushWidthsUs], beyondUs)) / (1 + followers);
  };
  const exceedsWith = (factor: number) => {
    const opens = totalShare(openingShare, factor);
    return (latencyUs: number) =>
      (1 - opens) * exceedsBy(1, latencyUs) + (opens === 0 ? 0 : opens * exceedsBy(3, latencyUs));
  };
  const longestUs = lingerUs + 3 * longestTransitUs(conditions) + source.commitDelayUs;
  const opens = totalShare(openingShare);
  const quiet =
    (1 - opens) * quietShare(conditions, ratePerUs, 1) + opens * quietShare(conditions, ratePerUs, 3);
  return {
    ...findSettledPercentiles(exceedsWith, longestUs, batchPercentiles),
    ...(source.commitDelayUs === 0 ? { stale_share: 1 - quiet / (1 + followers) } : {}),
  };
}

/** Room for what surrounds a payload in a batch. */
const envelopeBytes = 1_024;

/** Whether batches fill up by their events rather than their bytes, and are acknowledged in time. */
function isUndisturbed({ max, lingerUs }: BatchLimits, conditions: Conditions): boolean {
  const { payloadBytes, source } = conditions;
  const { ratePerUs } = seenArrivals(conditions);
  const roomEvents = Math.floor(
    (source.maxPayloadBytes + connectionPolicy.envelopeRoomBytes) / (payloadBytes + envelopeBytes),
  );
  const isRoomy =
    max <= roomEvents || (poissonTails(ratePerUs * lingerUs, roomEvents).at(-1) ?? 1) < negligibleShare;
  const batchUs = Math.min(lingerUs, max / ratePerUs);
  return (
    isRoomy &&
    areAnswersInTime(conditions, source.webhook.timeoutUs) &&
    areEdgesNegligible(conditions, batchUs + source.commitDelayUs)
  );
}

/**
 * The share of batches that open a connection, where they follow each other as their events do: the linger is short
 * against the idle time of connections, or hardly a batch waits that long for the next one.
 */
function batchesThatOpen(
  lingerUs: number,
  eventsPerBatch: number,
  conditions: Conditions,
): OpeningShare | undefined {
  const { source, warmUpUs } = conditions;
  const { ratePerUs } = seenArrivals(conditions);
  const idleUs = connectionPolicy.clientIdleMs * 1_000;
  if (longestTransitUs(conditions) === 0) {
    return { rare: 0, others: 0 };
  }
  const apartUs = Math.max(0, idleUs - lingerUs);
  const areKept = Math.exp(-ratePerUs * apartUs) <= negligibleShare;
  if (!areKept && 100 * (lingerUs + source.commitDelayUs) > idleUs) {
    return undefined;
  }
  const batches = {
    process: 'poisson',
    ratePerUs: ratePerUs / eventsPerBatch,
    sinceUs: warmUpUs,
    takenUs: 2 * meanTransitUs(conditions),
  };
  return shareThatOpens(batches, conditions);
}
