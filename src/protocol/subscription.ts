import { z } from 'zod';

/** Where webhooks are subscribed to; `DELETE` on `/subscriptions/<id>` ends a subscription. */
export const subscriptionsPath = '/subscriptions';

/** The most events that one message can be asked to carry. */
export const maxBatchEvents = 1_000;

/** The longest that an event can be asked to wait for company. */
export const maxLingerUs = 3_600_000_000;

/** What a subscription's messages carry. */
const deliveryModeSchema = z.discriminatedUnion('mode', [
  /** One event, whole. */
  z.strictObject({ mode: z.literal('full') }),
  /** One event's notice; its details are fetched by its id. */
  z.strictObject({ mode: z.literal('thin') }),
  /** Up to `max` whole events; a message leaves when it is full, or `linger_us` after its first event. */
  z.strictObject({
    mode: z.literal('batch'),
    max: z.int().min(1).max(maxBatchEvents),
    linger_us: z.int().min(0).max(maxLingerUs),
  }),
]);

export type DeliveryMode = z.infer<typeof deliveryModeSchema>;

export const subscriptionRequestSchema = z.strictObject({
  url: z.url().max(2_000),
  delivery: deliveryModeSchema.default({ mode: 'full' }),
});

export type SubscriptionRequest = z.infer<typeof subscriptionRequestSchema>;

export const subscriptionSchema = z.object({
  id: z.string().min(1),
  /** Standard Webhooks form: `whsec_` and base64. */
  secret: z.string().startsWith('whsec_'),
});
