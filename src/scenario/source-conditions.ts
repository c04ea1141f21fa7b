import type { SourceConditions } from '../core/source-conditions.js';
import { sourceOptionsSchema } from '../source/options.js';

/**
 * What a scenario's source section says about the source's behaviour, defaults filled in.
 * @param section as it stands in the scenario
 * @throws ZodError when the section is invalid
 */
export function readSourceConditions(section: unknown): SourceConditions {
  const { feed, stream, webhook, ...general } = sourceOptionsSchema.parse(section);
  const limit = feed['rate-limit'];
  return {
    commitDelayUs: general['commit-delay'],
    maxPayloadBytes: general['max-payload'],
    feed: {
      maxPageEvents: feed['max-page'],
      maxWaitUs: feed['max-wait'],
      pollIntervalUs: feed['poll-interval'],
      rateLimit: limit === undefined ? null : { requests: limit.requests, perUs: limit.per },
      skipsLateEvents: feed.cursor === 'sequence',
    },
    webhook: { timeoutUs: webhook.timeout, concurrency: webhook.concurrency },
    heartbeatUs: stream.heartbeat,
  };
}
