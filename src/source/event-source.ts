import type { Audience } from '../core/event.js';
import type { Client, Handlers } from '../core/ports/transport.js';
import { renderEnvelope, renderNotice } from '../protocol/envelope.js';
import { bodyLimitBytes } from './body-limit.js';
import { createCommitDelay } from './commit-delay.js';
import { createDispatcher, type DispatcherPorts } from './dispatcher.js';
import { createEventLog } from './event-log.js';
import { limitPolls } from './limit-polls.js';
import type { SourceOptions } from './options.js';
import { sourceRoutes } from './routes/registry.js';
import { routeRequests } from './routing.js';
import { createSubscriptions } from './subscriptions.js';

/** An event at the moment it occurs. */
export interface OccurringEvent {
  readonly id: string;
  /** In order of occurrence, from 1. */
  readonly sequence: number;
  readonly type: string;
  readonly key: string;
  /** ISO 8601, UTC. */
  readonly occurredAt: string;
  readonly audience: Audience;
  /** The `data` member, as JSON. */
  readonly payloadJson: string;
}

export interface EventSourcePorts extends DispatcherPorts {
  /** A client with connections of its own: one for each subscription. */
  readonly createClient: () => Client;
}

export interface EventSource {
  readonly handlers: Required<Handlers>;
  /** The event occurs: it becomes visible in every feed, and is pushed to the subscriptions. */
  emit(event: OccurringEvent): void;
  /** Deliveries that have not come to an end. */
  openDeliveries(): number;
  /** Pushes no more, ends its streams and sockets, and resolves when no delivery is in flight. */
  stop(): Promise<void>;
}

/** The mock event source: what a provider with an API and webhooks does, as pure logic over the ports. */
export function createEventSource(ports: EventSourcePorts, options: SourceOptions): EventSource {
  const log = createEventLog();
  const feedLog = options.feed.cursor === 'sequence' ? createEventLog('sequence') : log;
  const subscriptions = createSubscriptions(ports.random.fork('secrets'), ports.createClient);
  const dispatcher = createDispatcher({ ...ports, random: ports.random.fork('retries') }, subscriptions, {
    timeoutUs: options.webhook.timeout,
    gapsUs: options.webhook.retries,
    jitter: options.webhook['retry-jitter'],
    concurrency: options.webhook.concurrency,
    maxMessageBytes: bodyLimitBytes(options),
  });
  const { clock, random } = ports;
  const commits = createCommitDelay({ ...ports, random: random.fork('commits') }, options['commit-delay']);
  const stopping = new AbortController();
  const parts = {
    ...{ clock, random: random.fork('routes'), log, feedLog, subscriptions, options },
    stopping: stopping.signal,
  };
  const routes = sourceRoutes.flatMap((each) => each.create(parts));
  return {
    handlers: routeRequests(limitPolls(routes, options.feed['rate-limit'], clock)),
    emit: ({ id, sequence, type, key, occurredAt, audience, payloadJson }) => {
      const notice = { id, type, key, occurred_at: occurredAt };
      const envelopeJson = renderEnvelope(notice, payloadJson);
      const noticeJson = renderNotice(notice);
      commits.commit(id, () => {
        const event = { id, sequence, audience, envelopeJson };
        log.append(event);
        if (feedLog !== log) {
          feedLog.append(event);
        }
        dispatcher.dispatch({ ...event, noticeJson });
      });
    },
    openDeliveries: dispatcher.openDeliveries,
    stop: async () => {
      stopping.abort();
      await commits.stop();
      await dispatcher.stop();
    },
  };
}
