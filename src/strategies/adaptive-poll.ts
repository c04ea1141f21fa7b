import { z } from 'zod';
import { durationField } from '../core/units/fields.js';
import { defineStrategy } from './contract.js';
import { createFeedReader } from './parts/feed-reader.js';
import { createGrowingGap, type GapOptions } from './parts/growing-gap.js';
import { limitField, timeoutField } from './parts/poll-schedule.js';
import { predictAdaptivePoll } from './parts/predict-adaptive-poll.js';
import { repeat } from './parts/repeat.js';

const gapBounds = { min: 1_000, max: 31 * 86_400_000_000 };

const options = z
  .strictObject({
    min: durationField('Gap after a poll that brought something, from its answer to the next poll.', {
      ...gapBounds,
    }).prefault('1s'),
    max: durationField('Longest gap, however long nothing happens.', { ...gapBounds }).prefault('1m'),
    factor: z
      .number()
      .gt(1)
      .max(100)
      .default(2)
      .meta({ description: 'What each gap grows by after an answer that brought nothing, or none.' }),
    jitter: z.number().min(0).max(1).default(0.1).meta({
      description: 'Share by which each gap is varied, up or down, uniformly; also beyond min and max.',
    }),
    limit: limitField,
    timeout: timeoutField,
  })
  .refine(({ min, max }) => min <= max, { error: 'min must not be above max', path: ['min'] });

/** Polls fast while there is news, and ever more slowly while there is none. */
export const adaptivePoll = defineStrategy({
  id: 'adaptive-poll',
  summary:
    'Polls after `min` when there was news, and backs off by `factor` up to `max` when there was none.',
  teaches:
    'It buys freshness where events come in clusters; where they come alone, each one waits out a long gap.',
  closedForm: {
    summary:
      'For Poisson arrivals: latency with all percentiles, requests per event and share of empty polls, ' +
      'exact while no poll fails, takes several pages or runs into a rate limit. For other arrivals ' +
      'nothing: what the gaps adapt to is what a mean rate does not tell.',
    source:
      'Derived here: the gaps are a renewal process that news starts anew, so means follow by renewal ' +
      'reward (Ross, Stochastic Processes, 1996, chapter 3), and events find gaps as time does (Wolff, ' +
      'Poisson arrivals see time averages, Operations Research 30, 1982).',
  },
  wire: { connection: 'per-request', message: 'page' },
  options,

  /**
   * The first poll falls within the shortest gap, at a random instant. A poll that fails counts as an empty one: a
   * source in trouble is asked less and less.
   */
  async start(context, { limit, timeout: timeoutUs, ...written }) {
    const { clock, random } = context;
    const gaps = toGaps(written);
    const reader = await createFeedReader(context, { purpose: 'poll', limit, timeoutUs });
    const gap = createGrowingGap(gaps, random.fork('gaps'));
    const firstUs = clock.nowUs() + Math.floor(random.fork('phase').unit() * gaps.minUs);
    return repeat(clock, firstUs, context.signal, async () => {
      const { events } = await reader.readAll();
      if (events > 0) {
        gap.reset();
      }
      return clock.nowUs() + gap.nextUs();
    });
  },

  predict({ limit, timeout: timeoutUs, ...written }, conditions) {
    return predictAdaptivePoll({ gaps: toGaps(written), limit, timeoutUs }, conditions);
  },
});

function toGaps({
  min,
  max,
  factor,
  jitter,
}: Omit<z.output<typeof options>, 'limit' | 'timeout'>): GapOptions {
  return { minUs: min, maxUs: max, factor, jitter };
}
