import { createDeferred } from '../core/deferred.js';
import type { InboundRequest, Reply } from '../core/ports/transport.js';
import { createSeededRandom } from '../core/seeded-random.js';
import { parseJson } from '../protocol/envelope.js';
import { encodeSecret } from '../protocol/standard-webhooks.js';
import { subscriptionRequestSchema, subscriptionsPath } from '../protocol/subscription.js';
import { startLiveServer } from '../worlds/live/http-server.js';

/** Stands in for the source where a receiver subscribes, so that somebody else can send it signed messages. */
export interface SubscriptionDesk {
  readonly origin: string;
  /** As the receiver was told it. */
  readonly secret: string;
  /** Where the receiver wants its messages, once it has subscribed. */
  readonly subscribed: Promise<string>;
  close(): Promise<void>;
}

const maxBodyBytes = 65_536;
const keyBytes = 32;

/** Opens a desk for one receiver. */
export async function openSubscriptionDesk(seed: number): Promise<SubscriptionDesk> {
  const random = createSeededRandom(seed).fork('desk');
  const secret = encodeSecret(Uint8Array.from({ length: keyBytes }, () => random.below(256)));
  const subscribed = createDeferred<string>();
  const server = await startLiveServer({ port: 0, maxBodyBytes, observe: () => undefined });
  const answer = ({ method, path, body }: InboundRequest): Reply => {
    const request = subscriptionRequestSchema.safeParse(parseJson(body)).data;
    if (method === 'DELETE') {
      return { kind: 'answer', status: 204 };
    }
    if (method !== 'POST' || path !== subscriptionsPath || request === undefined) {
      return { kind: 'answer', status: 404 };
    }
    subscribed.resolve(request.url);
    return {
      kind: 'answer',
      status: 201,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ id: 'sub_capacity', secret }),
    };
  };
  server.mount('', { onRequest: async (request) => answer(request) });
  return { origin: server.origin, secret, subscribed: subscribed.promise, close: server.close };
}
