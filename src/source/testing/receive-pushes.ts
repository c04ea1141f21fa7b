import type { InboundRequest, RequestHandler } from '../../core/ports/transport.js';
import type { DeliveryMode } from '../../protocol/subscription.js';
import { subscribe } from '../../strategies/parts/subscribe.js';
import type { StrategyBench } from '../../strategies/testing/strategy-bench.js';

/** A push as it reached the endpoint. */
export interface ReceivedPush {
  readonly atUs: number;
  /** The message id. */
  readonly id: string | undefined;
}

export interface PushReceiver {
  /** When each attempt arrived, and the message id it bore. */
  readonly attempts: readonly ReceivedPush[];
  /** The body of each attempt. */
  readonly bodies: readonly string[];
}

/** A subscribed endpoint that answers as told. */
export async function receivePushes(
  bench: StrategyBench,
  answer: RequestHandler,
  delivery?: DeliveryMode,
): Promise<PushReceiver> {
  const attempts: ReceivedPush[] = [];
  const bodies: string[] = [];
  const onRequest = (request: InboundRequest) => {
    attempts.push({ atUs: bench.clock.nowUs(), id: request.headers['webhook-id'] });
    bodies.push(request.body);
    return answer(request);
  };
  const listener = await bench.context.transport.listen({ onRequest });
  await subscribe(bench.context, listener.url, delivery);
  return { attempts, bodies };
}
