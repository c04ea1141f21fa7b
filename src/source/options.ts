import { z } from 'zod';
import { durationField, sizeField } from '../core/units/fields.js';

const oneDayUs = 86_400_000_000;

/**
 * The retry gaps that the Standard Webhooks specification recommends, each counted from the preceding failure
 * (standardwebhooks.com, specification, "Deliverability and reliability").
 */
const standardWebhooksGaps = ['5s', '5m', '30m', '2h', '5h', '10h', '14h', '20h', '24h'];

const webhookOptionsSchema = z
  .strictObject({
    timeout: durationField('How long an acknowledgement may take before the attempt counts as failed.', {
      min: 1_000,
      max: 600_000_000,
    }).prefault('15s'),
    retries: z
      .array(
        durationField('Gap before a retry, counted from the failure before it.', {
          min: 0,
          max: 7 * oneDayUs,
        }),
      )
      .max(50)
      .prefault(standardWebhooksGaps)
      .meta({ description: 'Gaps before each retry; an empty list turns retries off.' }),
    'retry-jitter': z
      .number()
      .min(0)
      .max(1)
      .default(0.2)
      .meta({ description: 'Share by which each gap is varied, up or down, uniformly.' }),
    concurrency: z
      .int()
      .min(1)
      .max(1_000)
      .default(16)
      .meta({ description: 'Deliveries in flight per subscription.' }),
  })
  .meta({ description: 'How the source pushes.' });

const rateLimitSchema = z
  .strictObject({
    requests: z
      .int()
      .min(1)
      .max(1_000_000)
      .default(60)
      .meta({ description: 'Requests that each consumer may make within one window.' }),
    per: durationField(
      'Length of the window. A window begins with the first request after the one before it has ended.',
      { min: 1_000_000, max: oneDayUs },
    ).prefault('1m'),
  })
  .meta({
    description:
      'Limit on the polls of each consumer, in fixed windows; beyond it the source answers 429 with Retry-After. ' +
      'Default: no limit.',
  });

const feedOptionsSchema = z
  .strictObject({
    'max-page': z.int().min(1).max(10_000).default(1_000).meta({ description: 'Most events in one answer.' }),
    'max-wait': durationField(
      'Longest time for which a poll that finds nothing is held, if it asks for that. 0ms: none is held.',
      { min: 0, max: 600_000_000 },
    ).prefault('60s'),
    'poll-interval': durationField(
      'Shortest time between polls that the source asks for, as X-Poll-Interval in whole seconds, rounded up. ' +
        '0ms: it asks for none.',
      { min: 0, max: oneDayUs },
    ).prefault('0ms'),
    'rate-limit': rateLimitSchema.optional(),
    cursor: z
      .enum(['position', 'sequence'])
      .default('position')
      .meta({
        description:
          'What cursors name. position: the order in which events became visible. sequence: the highest event ' +
          'number read, the naive way, which skips events that become visible late.',
      }),
  })
  .meta({ description: 'How the source answers polls.' });

const streamOptionsSchema = z
  .strictObject({
    heartbeat: durationField(
      'How long a stream or socket may be silent before the source says that it is still there.',
      { min: 100_000, max: oneDayUs },
    ).prefault('15s'),
    retry: durationField('How long consumers of a stream are told to wait before they connect again.', {
      min: 1_000,
      max: 3_600_000_000,
    }).prefault('1s'),
  })
  .meta({ description: 'How the source streams, as server-sent events and over WebSockets.' });

/** What a scenario may say about the event source. */
export const sourceOptionsSchema = z
  .strictObject({
    'max-payload': sizeField('Largest payload that the source accepts.', {
      min: 64,
      max: 16_777_216,
    }).prefault('256KiB'),
    'commit-delay': durationField(
      'Events become visible up to this much after they occurred, each at its own time: transactions commit late.',
      { min: 0, max: 600_000_000 },
    ).prefault('0ms'),
    port: z
      .int()
      .min(0)
      .max(65_535)
      .default(0)
      .meta({ description: 'Port on the loopback that the source listens on; 0 is any free one.' }),
    feed: feedOptionsSchema.prefault({}),
    stream: streamOptionsSchema.prefault({}),
    webhook: webhookOptionsSchema.prefault({}),
  })
  .meta({ description: 'The event source.' });

/** Durations in microseconds, sizes in bytes. */
export type SourceOptions = z.output<typeof sourceOptionsSchema>;
