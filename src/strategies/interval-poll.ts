import { z } from 'zod';
import { defineStrategy } from './contract.js';
import { createFeedReader } from './parts/feed-reader.js';
import { feedPollFields, scheduleTicks } from './parts/poll-schedule.js';
import { predictIntervalPoll } from './parts/predict-interval-poll.js';
import { repeatEvery } from './parts/repeat-every.js';

/** GET the change feed with a cursor, again and again: the ordinary poller. */
export const intervalPoll = defineStrategy({
  id: 'interval-poll',
  summary: 'Asks the change feed every `every`, with a cursor; follows has_more at once.',
  teaches:
    'Freshness is half the interval; the price is one request per interval, whether anything happened or not.',
  options: z.strictObject(feedPollFields),

  async start(context, { timeout: timeoutUs, limit, ...schedule }) {
    const reader = await createFeedReader(context, { purpose: 'poll', limit, timeoutUs });
    const ticks = scheduleTicks(context, schedule);
    return repeatEvery(context.clock, ticks, context.signal, reader.readAll);
  },

  predict({ every: everyUs, limit }, conditions) {
    return predictIntervalPoll({ everyUs, limit }, conditions);
  },
});
