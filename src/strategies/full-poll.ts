import { z } from 'zod';
import { parseJson } from '../protocol/envelope.js';
import { itemListPath, itemPageSchema } from '../protocol/item-list.js';
import { type Conditions, type ConsumerContext, defineStrategy, type Prediction } from './contract.js';
import { askSource } from './parts/ask-source.js';
import { countPolls } from './parts/count-polls.js';
import { limitField, scheduleFields, scheduleTicks, toFixedPolls } from './parts/poll-schedule.js';
import { type FixedPolls, isEndFetched, isWithinRateLimit, settleTimetable } from './parts/poll-timetable.js';
import { predictIntervalFreshness } from './parts/predict-interval-freshness.js';
import { repeatEvery } from './parts/repeat-every.js';
import { seenRatePerUs } from './parts/seen-arrivals.js';
import { areEdgesNegligible, longestTransitUs } from './parts/transits.js';

/**
 * The naive loop. It has no cursor to store: a consumer that starts again has forgotten what it knew, and hands
 * everything over once more.
 */
export const fullPoll = defineStrategy({
  id: 'full-poll',
  summary: 'Gets the whole list every `every`, page by page, and hands over what it has not seen.',
  teaches: 'As fresh as any poll of that interval, but each one pays for everything that ever happened.',
  closedForm: {
    summary:
      'Latency is that of interval-poll. Requests per event add a page for every `page` events that ever ' +
      'occurred. The share of empty polls is left out: each answer carries the whole list, so none is empty ' +
      'in the sense of the books, however little is new.',
    source:
      'Latency as interval-poll; the number of pages is derived here from the mean time at which a list ' +
      'outgrows each page.',
  },
  wire: { connection: 'per-request', message: 'list' },
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
    return predictFullPoll(toFixedPolls(options), options.page, conditions);
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
 * the window, where one is needed, takes all pages. Over a link, all is left out where there are several pages: they
 * are read one after the other, and what is new stands on the last one.
 *
 * The books call a poll empty when its answer carries no event. The whole list carries all of them every time, so
 * the share of empty polls says nothing here, and is left out.
 */
function predictFullPoll(polls: FixedPolls, page: number, conditions: Conditions): Prediction {
  const { consumers, durationUs, source } = conditions;
  const timetable = settleTimetable(polls, conditions);
  const pages = countPages(Math.min(page, source.feed.maxPageEvents), conditions);
  const isOnePage = pages.atEnd === 1 && pages.isSure;
  if (timetable === undefined || !isEndFetched(timetable, conditions)) {
    return {};
  }
  if (!isOnePage && longestTransitUs(conditions) > 0) {
    return {};
  }
  const { intervalUs } = timetable;
  const mostWithin = (windowUs: number) => (Math.floor(windowUs / intervalUs) + 2) * (pages.atEnd + 1);
  if (!isWithinRateLimit(conditions, mostWithin)) {
    return {};
  }
  const freshness = predictIntervalFreshness(timetable, conditions);
  const counts = countPolls(intervalUs, Number.POSITIVE_INFINITY, conditions);
  const isCounted =
    source.commitDelayUs === 0 || areEdgesNegligible(conditions, source.commitDelayUs + intervalUs);
  if (counts === undefined || !isCounted) {
    return freshness;
  }
  const requests = (durationUs / intervalUs) * pages.perPoll + counts.drainShare * pages.atEnd;
  return { ...freshness, requests_per_event: (consumers * requests) / counts.events };
}

/** Pages of the whole list: in the mean over the window, and at its end. */
interface ListPages {
  readonly perPoll: number;
  readonly atEnd: number;
  /** Whether chance will hardly make the list need one more. */
  readonly isSure: boolean;
}

function countPages(perPage: number, conditions: Conditions): ListPages {
  const { warmUpUs, durationUs } = conditions;
  const ratePerUs = seenRatePerUs(conditions);
  const endUs = warmUpUs + durationUs;
  let perPoll = 1;
  let atEnd = 1;
  for (let before = perPage; (before + 1) / ratePerUs < endUs; before += perPage) {
    perPoll += Math.min(endUs - (before + 1) / ratePerUs, durationUs) / durationUs;
    atEnd += 1;
  }
  const events = ratePerUs * endUs;
  return { perPoll, atEnd, isSure: events + 4 * Math.sqrt(events) < perPage };
}
