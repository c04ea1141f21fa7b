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

const feedOptionsSchema = z
  .strictObject({
    'max-page': z.int().min(1).max(10_000).default(1_000).meta({ description: 'Most events in one answer.' }),
  })
  .meta({ description: 'How the source answers polls.' });

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
    webhook: webhookOptionsSchema.prefault({}),
  })
  .meta({ description: 'The event source.' });

/** Durations in microseconds, sizes in bytes. */
export type SourceOptions = z.output<typeof sourceOptionsSchema>;
