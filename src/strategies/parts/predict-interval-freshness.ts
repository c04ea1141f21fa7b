import { latencyPercentiles } from '../../core/latency-quantiles.js';
import type { Conditions, Prediction } from '../contract.js';
import type { Timetable } from './poll-timetable.js';
import { predictWaits } from './predict-waits.js';
import { seenArrivals } from './seen-arrivals.js';
import { areEdgesNegligible, jittersUs, longestTransitUs } from './transits.js';

/**
 * What a fixed interval alone decides, whatever a poll looks like. An event waits for the next poll, U(0, T), and the
 * answer takes one transit: mean T/2, percentile q at qT. Where the link jitters, the polls reach the source at times
 * that vary, and an event waits for the end of an interval that varies with them; a commit delay comes on top.
 *
 * Percentiles are those of events that meet the polls at every phase. Poisson arrivals do; evenly spaced ones where
 * gap and interval have no common rhythm; of others nothing is known.
 *
 * For Poisson arrivals stale share and age are those of Cho & Garcia-Molina, "Synchronizing a database to improve
 * freshness", SIGMOD 2000, with r = λT. They know of no transit, so with one they are left out.
 */
export function predictIntervalFreshness(timetable: Timetable, conditions: Conditions): Prediction {
  const { intervalUs, transitsBefore, hasRandomPhase } = timetable;
  const { commitDelayUs } = conditions.source;
  const { jitter: jitterUs, latency: latencyUs } = conditions.link;
  const meetsEveryPhase = isEveryPhaseMet(intervalUs, conditions);
  if (!hasRandomPhase && !meetsEveryPhase) {
    return {};
  }
  const interval = {
    visits: 1,
    fromUs: intervalUs - transitsBefore * jitterUs,
    widthsUs: jittersUs(conditions, 2 * transitsBefore),
  };
  const answer = { fromUs: latencyUs, widthsUs: [jitterUs, commitDelayUs] };
  return {
    ...predictWaits([interval], answer, meetsEveryPhase ? latencyPercentiles : []),
    ...predictStaleness(intervalUs, conditions),
  };
}

function predictStaleness(intervalUs: number, conditions: Conditions): Prediction {
  const { process, ratePerUs } = seenArrivals(conditions);
  const { source, warmUpUs } = conditions;
  const isSteady = warmUpUs >= intervalUs || areEdgesNegligible(conditions, intervalUs);
  if (process !== 'poisson' || longestTransitUs(conditions) > 0 || source.commitDelayUs > 0 || !isSteady) {
    return {};
  }
  const eventsPerPoll = ratePerUs * intervalUs;
  const freshShare = -Math.expm1(-eventsPerPoll) / eventsPerPoll;
  return {
    stale_share: 1 - freshShare,
    age_mean_ms: (intervalUs / 1_000) * (1 / 2 - 1 / eventsPerPoll + freshShare / eventsPerPoll),
  };
}

/** Events tried: more of them would not be spread worse. */
const mostEvents = 10_000;

/** Whether the events of a trial lie at every phase of the interval, with no gap wider than a hundredth of it. */
function isEveryPhaseMet(intervalUs: number, conditions: Conditions): boolean {
  const { arrivals, durationUs, source } = conditions;
  if (arrivals.process !== 'constant' || source.commitDelayUs > 0) {
    return arrivals.process === 'poisson';
  }
  const gapUs = 1_000_000 / arrivals.ratePerSecond;
  const events = Math.min(mostEvents, Math.floor(durationUs / gapUs));
  const phasesUs = Array.from({ length: events }, (_, index) => (index * gapUs) % intervalUs).sort(
    (left, right) => left - right,
  );
  return (
    phasesUs.every((phaseUs, index) => {
      const nextUs = phasesUs[index + 1] ?? intervalUs;
      return nextUs - phaseUs <= intervalUs / 100;
    }) && events > 0
  );
}
