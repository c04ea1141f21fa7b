import { z } from 'zod';
import { durationField } from '../core/units/fields.js';
import { type Conditions, defineStrategy, type Prediction } from './contract.js';
import { createFeedReader } from './parts/feed-reader.js';
import { repeatEvery } from './parts/repeat-every.js';

const options = z.strictObject({
  every: durationField('Time from the start of one poll to the start of the next.', {
    min: 1_000,
    max: 31 * 86_400_000_000,
  }).prefault('1s'),
  limit: z
    .int()
    .min(1)
    .max(10_000)
    .default(100)
    .meta({ description: 'Most events asked for in one request.' }),
  aligned: z.boolean().default(false).meta({
    description:
      'Poll on full multiples of `every`, all consumers at once, as cron jobs do, instead of at a random phase.',
  }),
  timeout: durationField('When a poll without an answer is given up.', {
    min: 1_000,
    max: 600_000_000,
  }).prefault('10s'),
});

/** GET the change feed with a cursor, again and again: the ordinary poller. */
export const intervalPoll = defineStrategy({
  id: 'interval-poll',
  summary: 'Asks the change feed every `every`, with a cursor; follows has_more at once.',
  teaches:
    'Freshness is half the interval; the price is one request per interval, whether anything happened or not.',
  options,

  async start(context, { every: everyUs, limit, aligned, timeout: timeoutUs }) {
    const reader = await createFeedReader(context, { purpose: 'poll', limit, timeoutUs });
    const nowUs = context.clock.nowUs();
    const firstUs = aligned
      ? Math.ceil(nowUs / everyUs) * everyUs
      : nowUs + Math.floor(context.random.fork('phase').unit() * everyUs);
    return repeatEvery(context.clock, { firstUs, everyUs }, context.signal, () => reader.readAll());
  },

  predict({ every: everyUs }, conditions) {
    return predictIntervalPoll(everyUs, conditions);
  },
});

/**
 * An event waits U(0, T) for the next poll, and the answer takes one transit: mean T/2, percentile q at qT. Polls
 * per event 1/(λT). For Poisson arrivals a poll is empty with probability e^(−λT), and stale share and age are
 * those of Cho & Garcia-Molina, "Synchronizing a database to improve freshness", SIGMOD 2000, with r = λT.
 */
function predictIntervalPoll(everyUs: number, conditions: Conditions): Prediction {
  const { arrivals, audience, consumers, oneWayUs } = conditions;
  const everyMs = everyUs / 1_000;
  const oneWayMs = oneWayUs / 1_000;
  const ratePerUs = arrivals.ratePerSecond / 1_000_000;
  const eventsPerPoll = (audience === 'own' ? ratePerUs / consumers : ratePerUs) * everyUs;
  const general: Prediction = {
    latency_mean_ms: everyMs / 2 + oneWayMs,
    latency_p50_ms: everyMs / 2 + oneWayMs,
    latency_p90_ms: everyMs * 0.9 + oneWayMs,
    latency_p95_ms: everyMs * 0.95 + oneWayMs,
    latency_p99_ms: everyMs * 0.99 + oneWayMs,
    latency_p999_ms: everyMs * 0.999 + oneWayMs,
    requests_per_event: consumers / (ratePerUs * everyUs),
  };
  if (arrivals.process !== 'poisson') {
    return general;
  }
  const poisson = { ...general, empty_poll_share: Math.exp(-eventsPerPoll) };
  if (oneWayUs > 0) {
    return poisson;
  }
  const freshShare = -Math.expm1(-eventsPerPoll) / eventsPerPoll;
  return {
    ...poisson,
    stale_share: 1 - freshShare,
    age_mean_ms: everyMs * (1 / 2 - 1 / eventsPerPoll + freshShare / eventsPerPoll),
  };
}
