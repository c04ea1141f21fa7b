import { z } from 'zod';
import {
  parsePollIntervalUs,
  pollIntervalHeader,
  renderPollInterval,
} from '../protocol/poll-interval-header.js';
import { parseRetryAfterUs } from '../protocol/retry-after.js';
import { type ConsumerContext, defineStrategy } from './contract.js';
import { createFeedReader, type FeedReading } from './parts/feed-reader.js';
import { feedPollFields, scheduleTicks, toFixedPolls } from './parts/poll-schedule.js';
import { predictIntervalPoll } from './parts/predict-interval-poll.js';
import { repeat } from './parts/repeat.js';
import { nextTickUs } from './parts/repeat-every.js';

/** The polite poller: what it knows already costs no body, and it waits when it is asked to. */
export const conditionalPoll = defineStrategy({
  id: 'conditional-poll',
  summary: 'As interval-poll, with If-None-Match; obeys X-Poll-Interval and Retry-After.',
  teaches: 'A 304 saves the body of an empty poll, not the poll: requests and freshness stay what they were.',
  closedForm: {
    summary:
      'That of interval-poll at the interval which it really keeps: the first multiple of `every` that is ' +
      'not below X-Poll-Interval in whole seconds. Polls answered 304 are its empty ones.',
    source: 'As interval-poll; the interval is derived here from how the strategy obeys.',
  },
  wire: { connection: 'per-request', message: 'page' },
  options: z.strictObject(feedPollFields),

  async start(context, { timeout: timeoutUs, limit, ...schedule }) {
    const reader = await createFeedReader(context, {
      ...{ purpose: 'poll', limit, timeoutUs },
      isConditional: true,
    });
    const ticks = scheduleTicks(context, schedule);
    const obey = createObedience(context.clock);
    return repeat(context.clock, ticks.firstUs, context.signal, async (dueUs) =>
      nextTickUs(ticks, dueUs, obey(dueUs, await reader.readAll())),
    );
  },

  /**
   * The form of interval-poll, at the interval that the source makes it keep: the polls answered 304 are those that
   * would have been empty, and count as such.
   */
  predict(parsed, conditions) {
    const { pollIntervalUs } = conditions.source.feed;
    const askedIntervalUs = parsePollIntervalUs(renderPollInterval(pollIntervalUs));
    return predictIntervalPoll({ ...toFixedPolls(parsed), limit: parsed.limit, askedIntervalUs }, conditions);
  },
});

/**
 * The earliest instant of the next poll, by what the source asked for. `X-Poll-Interval` counts from the instant
 * at which the poll was due, and stands until an answer says otherwise; the pages of one poll are one poll.
 * `Retry-After` counts from the answer that refused. A tick that falls before that instant is left out.
 */
function createObedience(clock: ConsumerContext['clock']): (dueUs: number, reading: FeedReading) => number {
  let intervalUs = 0;
  return (dueUs, { state, headers }) => {
    const nowUs = clock.nowUs();
    if (state === 'complete') {
      intervalUs = parsePollIntervalUs(headers[pollIntervalHeader]);
    }
    const waitUs = state === 'failed' ? parseRetryAfterUs(headers['retry-after'], clock.unixMs()) : undefined;
    return Math.max(nowUs + (waitUs ?? 0), dueUs + intervalUs);
  };
}
