import { z } from 'zod';

/** Where webhooks are subscribed to; `DELETE` on `/subscriptions/<id>` ends a subscription. */
export const subscriptionsPath = '/subscriptions';

export const subscriptionRequestSchema = z.strictObject({ url: z.url().max(2_000) });

export type SubscriptionRequest = z.infer<typeof subscriptionRequestSchema>;

export const subscriptionSchema = z.object({
  id: z.string().min(1),
  /** Standard Webhooks form: `whsec_` and base64. */
  secret: z.string().startsWith('whsec_'),
});

export type Subscription = z.infer<typeof subscriptionSchema>;
