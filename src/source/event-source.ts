import type { Audience } from '../core/event.js';
import type { RequestHandler } from '../core/ports/transport.js';
import { renderEnvelope } from '../protocol/envelope.js';
import { createDispatcher, type DispatcherPorts } from './dispatcher.js';
import { createEventLog } from './event-log.js';
import { createFeedRoute } from './feed-route.js';
import type { SourceOptions } from './options.js';
import { routeRequests } from './routing.js';
import { createSubscriptions } from './subscriptions.js';

/** An event at the moment it occurs. */
export interface OccurringEvent {
  readonly id: string;
  readonly type: string;
  readonly key: string;
  /** ISO 8601, UTC. */
  readonly occurredAt: string;
  readonly audience: Audience;
  /** The `data` member, as JSON. */
  readonly payloadJson: string;
}

export interface EventSource {
  readonly onRequest: RequestHandler;
  /** Makes an event visible in the feed, and pushes it to the subscriptions. */
  emit(event: OccurringEvent): void;
  /** Deliveries that have not come to an end. */
  openDeliveries(): number;
  /** Pushes no more, and resolves when nothing is in flight. */
  stop(): Promise<void>;
}

/** The mock event source: what a provider with an API and webhooks does, as pure logic over the ports. */
export function createEventSource(ports: DispatcherPorts, options: SourceOptions): EventSource {
  const log = createEventLog();
  const subscriptions = createSubscriptions(ports.random.fork('secrets'));
  const dispatcher = createDispatcher({ ...ports, random: ports.random.fork('retries') }, subscriptions, {
    timeoutUs: options.webhook.timeout,
    gapsUs: options.webhook.retries,
    jitter: options.webhook['retry-jitter'],
    concurrency: options.webhook.concurrency,
  });
  const routes = [createFeedRoute(log, { maxPage: options.feed['max-page'] }), ...subscriptions.routes];
  return {
    onRequest: routeRequests(routes),
    emit: ({ id, type, key, occurredAt, audience, payloadJson }) => {
      const envelopeJson = renderEnvelope({ id, type, key, occurred_at: occurredAt }, payloadJson);
      const event = { id, audience, envelopeJson };
      log.append(event);
      dispatcher.dispatch(event);
    },
    openDeliveries: dispatcher.openDeliveries,
    stop: dispatcher.stop,
  };
}
