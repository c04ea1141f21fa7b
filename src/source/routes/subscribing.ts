import type { InboundRequest, Reply } from '../../core/ports/transport.js';
import { answerError, answerJson } from '../../protocol/answers.js';
import { parseJson } from '../../protocol/envelope.js';
import { encodeSecret } from '../../protocol/standard-webhooks.js';
import { subscriptionRequestSchema, subscriptionsPath } from '../../protocol/subscription.js';
import { requestingConsumer } from '../requesting-consumer.js';
import type { Subscriptions } from '../subscriptions.js';
import { refuseTarget } from '../target-policy.js';
import type { SourceRoutes } from './contract.js';

/** `POST /subscriptions` and `DELETE /subscriptions/:id`: webhooks begin and end. */
export const subscribing: SourceRoutes = {
  create: ({ subscriptions }) => [
    {
      method: 'POST',
      path: subscriptionsPath,
      query: [],
      handle: async (request) => subscribe(subscriptions, request),
    },
    {
      method: 'DELETE',
      path: `${subscriptionsPath}/:id`,
      query: [],
      handle: async (_request, { id = '' }) =>
        subscriptions.remove(id)
          ? { kind: 'answer', status: 204 }
          : answerError(404, `no subscription ${id}`),
    },
  ],
};

function subscribe(subscriptions: Subscriptions, request: InboundRequest): Reply {
  const body = subscriptionRequestSchema.safeParse(parseJson(request.body)).data;
  if (body === undefined) {
    return answerError(400, 'the body must be {"url": "http://…"}, and may hold a delivery mode');
  }
  const refusal = refuseTarget(body.url);
  if (refusal !== undefined) {
    return answerError(422, refusal);
  }
  const { id, key } = subscriptions.add(requestingConsumer(request), body);
  return answerJson(201, JSON.stringify({ id, secret: encodeSecret(key) }));
}
