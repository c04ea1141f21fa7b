import { z } from 'zod';
import { durationField } from '../core/units/fields.js';
import { type EventEnvelope, parseEnvelope } from '../protocol/envelope.js';
import { type Conditions, defineStrategy, type Prediction } from './contract.js';
import { createFeedReader } from './parts/feed-reader.js';
import { createIdMemory } from './parts/id-memory.js';
import { poissonTails } from './parts/poisson-tails.js';
import { limitField, scheduleTicks, timeoutField } from './parts/poll-schedule.js';
import { type FixedPolls, isWithinRateLimit, settleTimetable } from './parts/poll-timetable.js';
import { predictPush, pushesThatOpen } from './parts/predict-push.js';
import { receiveWebhooks } from './parts/receive-webhooks.js';
import { repeatEvery } from './parts/repeat-every.js';
import { seenArrivals, seenRatePerUs } from './parts/seen-arrivals.js';
import { totalShare } from './parts/share-that-opens.js';
import { longestTransitUs } from './parts/transits.js';

const options = z.strictObject({
  every: durationField('Time from the start of one reconciling poll to the start of the next.', {
    min: 1_000,
    max: 31 * 86_400_000_000,
  }).prefault('1m'),
  limit: limitField,
  timeout: timeoutField,
  remember: z.int().min(1).max(10_000_000).default(100_000).meta({
    description:
      'Most ids kept of what was pushed since the last reconciliation, and of what reconciliation found before it was pushed. Beyond it an event may be handed over twice.',
  }),
});

/** A webhook for freshness, and a slow poll of the feed that finds what was lost on the way. */
export const hybrid = defineStrategy({
  id: 'hybrid',
  summary: 'A webhook, and every `every` a poll of the change feed that finds what the webhook lost.',
  teaches: 'Fresh as a webhook, complete as a poll: what is lost is late by one interval, not lost.',
  closedForm: {
    summary:
      'The webhook’s latency, and a request per reconciling interval T and consumer more: 1/(λT) per event. ' +
      'Latency is left out where reconciliations are so frequent that they overtake webhooks; requests, ' +
      'where one page may not hold an interval’s events. The share of empty polls is left out: the books ' +
      'count reconciliations as a kind of their own.',
    source: 'Latency as webhook; the reconciling requests are derived here.',
  },
  wire: { connection: 'per-request', message: 'event' },
  options,

  /**
   * Two memories keep an event from being handed over by both ways. `pushed` holds what the reconciling poll has
   * still to meet in the feed: as many ids as events come in one interval, more while the feed can't be read.
   * `found` holds what the poll was first with, while its webhook may yet come: as many as webhooks were late or
   * lost. An id is some tens of bytes, and each memory holds at most `remember` of them.
   */
  async start(context, { every, limit, timeout: timeoutUs, remember }) {
    const pushed = createIdMemory(remember);
    const found = createIdMemory(remember);
    const handOver = (event: EventEnvelope, by: typeof pushed, other: typeof found): void => {
      if (!other.forget(event.id)) {
        by.remember(event.id);
        context.deliver(event);
      }
    };
    const reader = await createFeedReader(context, {
      ...{ purpose: 'reconcile', limit, timeoutUs },
      take: (event) => handOver(event, found, pushed),
    });
    const receiver = await receiveWebhooks(context, {
      parse: parseEnvelope,
      accept: (event) => handOver(event, pushed, found),
    });
    const ticks = scheduleTicks(context, { every, aligned: false });
    const reconciling = repeatEvery(context.clock, ticks, context.signal, reader.readAll);
    return {
      stop: async () => {
        await Promise.all([receiver.stop(), reconciling.stop()]);
      },
    };
  },

  predict({ every: everyUs, limit, timeout: timeoutUs }, conditions) {
    const polls = { everyUs, isAligned: false, timeoutUs, askedIntervalUs: 0 };
    return predictHybrid(polls, limit, conditions);
  },
});

/** A reconciliation is taken for one request where at most this share needs a second page; and for no way to deliver. */
const negligibleShare = 0.01;

/**
 * As the webhook, where nothing is lost, and a reconciling request per interval T and consumer: at an event rate λ,
 * 1/(λT) more requests per event. Where one page may not hold an interval's events, or the source limits the rate of
 * polls, requests are left out; and freshness where reconciliations are so frequent that they overtake webhooks,
 * which they do when they are answered while one is on its way: at most for a round trip and twice the jitter in T.
 */
function predictHybrid(polls: FixedPolls, limit: number, conditions: Conditions): Prediction {
  const { requests_per_event: pushes, ...freshness } = predictPush(conditions);
  const { arrivals, consumers, source } = conditions;
  const timetable = settleTimetable(polls, conditions);
  const overtaken = overtakingUs(conditions) / polls.everyUs;
  const known = overtaken > negligibleShare ? {} : freshness;
  const pageEvents = Math.min(limit, source.feed.maxPageEvents);
  const tails = poissonTails(seenRatePerUs(conditions) * polls.everyUs, pageEvents + 1);
  const isOnePage = seenArrivals(conditions).process !== 'other' && (tails.at(-1) ?? 1) <= negligibleShare;
  const isRegular = isWithinRateLimit(conditions, (windowUs) => windowUs / polls.everyUs + 2);
  if (pushes === undefined || pushes === null || !isOnePage || !isRegular || timetable === undefined) {
    return known;
  }
  const eventsPerInterval = (arrivals.ratePerSecond / 1_000_000) * timetable.intervalUs;
  return { ...known, requests_per_event: pushes + consumers / eventsPerInterval };
}

/** For how long a reconciliation that starts at the source can be with the consumer before the webhook, on average. */
function overtakingUs(conditions: Conditions): number {
  const openingShare = pushesThatOpen(conditions);
  const opens = openingShare === undefined ? 1 : totalShare(openingShare);
  return conditions.link.jitter + opens * 2 * longestTransitUs(conditions);
}
