import { z } from 'zod';
import { durationField } from '../core/units/fields.js';
import { type ConsumerContext, defineStrategy } from './contract.js';
import { createFeedReader, type FeedReading } from './parts/feed-reader.js';
import { createGrowingGap } from './parts/growing-gap.js';
import { limitField } from './parts/poll-schedule.js';
import { predictLongPoll } from './parts/predict-long-poll.js';
import { repeat } from './parts/repeat.js';

/** Pauses after failures: 100 ms, doubling up to 10 s, each varied by half, so that consumers don't return as one. */
const pauses = { minUs: 100_000, maxUs: 10_000_000, factor: 2, jitter: 0.5 };

/** The source answers when there is news, and not before: push, as far as polling can. */
export const longPoll = defineStrategy({
  id: 'long-poll',
  summary: 'Asks the change feed to hold each request up to `hold` until there is news; asks again at once.',
  teaches:
    'As fresh as a push without an endpoint of your own; the price is a request per event and one held open.',
  closedForm: {
    summary:
      'For Poisson arrivals: latency from one transit up to three, requests per event 1/(1 - e^(-λH)) ' +
      'without a link, and the share of empty polls, for a hold H that is the shorter of `hold` and the ' +
      'source’s max-wait. For evenly spaced events that find a request held: a transit, and ⌈1/(λH)⌉ ' +
      'requests per event. Nothing for other arrivals, nor under a rate limit.',
    source:
      'One transit at best, three at most: RFC 6202, section 2.2. The shares of events that take them, and ' +
      'the requests, are derived here by renewal reward over the cycle of a request.',
  },
  wire: { connection: 'held', message: 'page' },
  options: z.strictObject({
    hold: durationField(
      'How long the source may hold a request that finds nothing; RFC 6202 calls 30s a safe value.',
      { min: pauses.minUs, max: 600_000_000 },
    ).prefault('30s'),
    limit: limitField,
    timeout: durationField('When a request is given up, counted from the end of its hold.', {
      min: 1_000,
      max: 600_000_000,
    }).prefault('10s'),
  }),

  async start(context, { hold: holdUs, limit, timeout: timeoutUs }) {
    const { clock } = context;
    const stopping = new AbortController();
    const signal = AbortSignal.any([stopping.signal, context.signal]);
    const reader = await createFeedReader(context, {
      ...{ purpose: 'poll', limit, signal },
      holdMs: Math.ceil(holdUs / 1_000),
      timeoutUs: holdUs + timeoutUs,
    });
    const pauseUs = createPause(context);
    const repetition = repeat(clock, clock.nowUs(), signal, async () => {
      const askedUs = clock.nowUs();
      const reading = await reader.readAll();
      return clock.nowUs() + pauseUs(reading, clock.nowUs() - askedUs);
    });
    return {
      stop: async () => {
        stopping.abort();
        await repetition.stop();
      },
    };
  },

  predict({ hold: holdUs, limit, timeout: timeoutUs }, conditions) {
    return predictLongPoll({ holdUs, limit, timeoutUs, shortestHoldUs: pauses.minUs }, conditions);
  },
});

/**
 * How long to wait before asking again: not at all, unless the request failed. An empty answer that came without a
 * hold counts as a failure too: a source that does not hold requests would otherwise be asked without a pause.
 */
function createPause({ random }: ConsumerContext): (reading: FeedReading, tookUs: number) => number {
  const pause = createGrowingGap(pauses, random.fork('pauses'));
  return ({ state, events }, tookUs) => {
    if (state === 'failed' || (events === 0 && tookUs < pauses.minUs)) {
      return pause.nextUs();
    }
    pause.reset();
    return 0;
  };
}
