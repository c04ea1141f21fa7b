import { type Audience, isInAudience } from '../core/event.js';
import type { RandomStream } from '../core/ports/random.js';
import type { InboundRequest, Reply } from '../core/ports/transport.js';
import { answerError, answerJson } from '../protocol/answers.js';
import { parseJson } from '../protocol/envelope.js';
import { encodeSecret } from '../protocol/standard-webhooks.js';
import { subscriptionRequestSchema, subscriptionsPath } from '../protocol/subscription.js';
import { consumerOf } from './feed-route.js';
import type { Route } from './routing.js';
import { refuseTarget } from './target-policy.js';

export interface ActiveSubscription {
  readonly id: string;
  readonly consumer: number;
  readonly url: string;
  readonly key: Uint8Array;
}

export interface Subscriptions {
  readonly routes: readonly Route[];
  /** Those that an event of this audience goes to. */
  forAudience(audience: Audience): readonly ActiveSubscription[];
  isActive(id: string): boolean;
  remove(id: string): boolean;
}

const keyBytes = 32;

/** `POST /subscriptions` and `DELETE /subscriptions/:id`, and the subscriptions that they leave standing. */
export function createSubscriptions(random: RandomStream): Subscriptions {
  const active = new Map<string, ActiveSubscription>();
  let created = 0;

  const create = async (request: InboundRequest): Promise<Reply> => {
    const body = subscriptionRequestSchema.safeParse(parseJson(request.body)).data;
    if (body === undefined) {
      return answerError(400, 'the body must be {"url": "http://…"}');
    }
    const refusal = refuseTarget(body.url);
    if (refusal !== undefined) {
      return answerError(422, refusal);
    }
    created += 1;
    const id = `sub_${created}`;
    const key = Uint8Array.from({ length: keyBytes }, () => random.below(256));
    active.set(id, { id, consumer: consumerOf(request), url: body.url, key });
    return answerJson(201, JSON.stringify({ id, secret: encodeSecret(key) }));
  };

  return {
    routes: [
      { method: 'POST', path: subscriptionsPath, handle: create },
      {
        method: 'DELETE',
        path: `${subscriptionsPath}/:id`,
        handle: async (_request, { id = '' }) =>
          active.delete(id) ? { kind: 'answer', status: 204 } : answerError(404, `no subscription ${id}`),
      },
    ],
    forAudience: (audience) =>
      [...active.values()].filter(({ consumer }) => isInAudience(audience, consumer)),
    isActive: (id) => active.has(id),
    remove: (id) => active.delete(id),
  };
}
