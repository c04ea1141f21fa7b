import { z } from 'zod';
import { defineStrategy } from './contract.js';
import { createFeedReader } from './parts/feed-reader.js';
import { feedPollFields, scheduleTicks, toFixedPolls } from './parts/poll-schedule.js';
import { predictIntervalPoll } from './parts/predict-interval-poll.js';
import { repeatEvery } from './parts/repeat-every.js';

/** GET the change feed with a cursor, again and again: the ordinary poller. */
export const intervalPoll = defineStrategy({
  id: 'interval-poll',
  summary: 'Asks the change feed every `every`, with a cursor; follows has_more at once.',
  teaches:
    'Freshness is half the interval; the price is one request per interval, whether anything happened or not.',
  closedForm: {
    summary:
      'Latency, share of empty polls and requests per event at an interval T: an event waits U(0, T) for ' +
      'the next poll and takes a transit, so mean T/2 and p99 0.99 T, and the link on top; e^(-λT) of the ' +
      'polls of a window are empty for Poisson arrivals, max(0, 1 - λT) for evenly spaced ones. Without a ' +
      'link also stale share and age. Percentiles are left out where events need not meet the polls at ' +
      'every phase; all is left out where polls fail, run into a rate limit or into each other, or take ' +
      'several pages over a link.',
    source:
      'Stale share and age: Cho and Garcia-Molina, Synchronizing a database to improve freshness, SIGMOD ' +
      '2000. The rest is derived here, from the uniform phase of the polls and from the Poisson process; ' +
      'waits for intervals that vary by renewal reward (Ross, Stochastic Processes, 1996, chapter 3).',
  },
  wire: { connection: 'per-request', message: 'page' },
  options: z.strictObject(feedPollFields),

  async start(context, { timeout: timeoutUs, limit, ...schedule }) {
    const reader = await createFeedReader(context, { purpose: 'poll', limit, timeoutUs });
    const ticks = scheduleTicks(context, schedule);
    return repeatEvery(context.clock, ticks, context.signal, reader.readAll);
  },

  predict(parsed, conditions) {
    return predictIntervalPoll({ ...toFixedPolls(parsed), limit: parsed.limit }, conditions);
  },
});
