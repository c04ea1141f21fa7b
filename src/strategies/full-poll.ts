import { z } from 'zod';
import { parseJson } from '../protocol/envelope.js';
import { itemListPath, itemPageSchema } from '../protocol/item-list.js';
import { type Conditions, type ConsumerContext, defineStrategy, type Prediction } from './contract.js';
import { askSource } from './parts/ask-source.js';
import { limitField, scheduleFields, scheduleTicks } from './parts/poll-schedule.js';
import { predictDrainPoll } from './parts/predict-drain-poll.js';
import { predictIntervalFreshness } from './parts/predict-interval-poll.js';
import { repeatEvery } from './parts/repeat-every.js';
import { seenRatePerUs } from './parts/seen-rate.js';

/**
 * The naive loop. It has no cursor to store: a consumer that starts again has forgotten what it knew, and hands
 * everything over once more.
 */
export const fullPoll = defineStrategy({
  id: 'full-poll',
  summary: 'Gets the whole list every `every`, page by page, and hands over what it has not seen.',
  teaches: 'As fresh as any poll of that interval, but each one pays for everything that ever happened.',
  options: z.strictObject({
    every: scheduleFields.every,
    page: limitField.meta({ description: 'Events per page of the list.' }),
    aligned: scheduleFields.aligned,
    timeout: scheduleFields.timeout,
  }),

  async start(context, { timeout: timeoutUs, page: perPage, ...schedule }) {
    const seen = new Set<string>();
    const ticks = scheduleTicks(context, schedule);
    return repeatEvery(context.clock, ticks, context.signal, () =>
      readList(context, { perPage, timeoutUs }, seen),
    );
  },

  predict(options, conditions) {
    return predictFullPoll({ everyUs: options.every, perPage: options.page }, conditions);
  },
});

/**
 * Hands over what the list has and `seen` has not. A page that fails ends the read; the next one begins again. The
 * number of pages is taken from the latest one, so a list that grows meanwhile is read to its end.
 */
async function readList(
  context: ConsumerContext,
  { perPage, timeoutUs }: { readonly perPage: number; readonly timeoutUs: number },
  seen: Set<string>,
): Promise<void> {
  for (let page = 1, pages = 1; page <= pages; page += 1) {
    const response = await askSource(context, {
      path: `${itemListPath}?page=${page}&per_page=${perPage}`,
      purpose: 'poll',
      timeoutUs,
      signal: context.signal,
    });
    const answer =
      response?.status === 200 ? itemPageSchema.safeParse(parseJson(response.body)).data : undefined;
    for (const event of answer?.items ?? []) {
      if (!seen.has(event.id)) {
        context.deliver(event);
        seen.add(event.id);
      }
    }
    pages = answer?.pages ?? 0;
  }
}

/**
 * Freshness is that of any poll of this interval. A poll takes a page for every P events that have ever occurred,
 * and one while there are fewer: 1 + Σₖ P(N(t) > kP), averaged over the window. The k-th further page is taken
 * from event kP + 1 on, which occurs at about (kP + 1)/λ; for random arrivals that is its mean. A last poll after
 * the window, where one is needed, takes all pages.
 *
 * The books call a poll empty when its answer carries no event. The whole list carries all of them every time, so
 * the share of empty polls says nothing here, and is left out.
 */
function predictFullPoll(
  { everyUs, perPage }: { readonly everyUs: number; readonly perPage: number },
  conditions: Conditions,
): Prediction {
  const { arrivals, consumers, warmUpUs, durationUs } = conditions;
  const freshness = predictIntervalFreshness(everyUs, conditions);
  const ratePerUs = seenRatePerUs(conditions);
  const drainPolls = predictDrainPoll(arrivals.process, ratePerUs * everyUs);
  if (drainPolls === undefined) {
    return freshness;
  }
  const endUs = warmUpUs + durationUs;
  let pagesPerPoll = 1;
  let pagesAtEnd = 1;
  for (let before = perPage; (before + 1) / ratePerUs < endUs; before += perPage) {
    pagesPerPoll += Math.min(endUs - (before + 1) / ratePerUs, durationUs) / durationUs;
    pagesAtEnd += 1;
  }
  const requests = (durationUs / everyUs) * pagesPerPoll + drainPolls * pagesAtEnd;
  return {
    ...freshness,
    requests_per_event: (consumers * requests) / ((arrivals.ratePerSecond / 1_000_000) * durationUs),
  };
}
