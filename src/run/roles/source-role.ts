import type { TraceEvent } from '../../core/event.js';
import type { Observe } from '../../core/observation.js';
import type { Clock } from '../../core/ports/clock.js';
import type { Crypto } from '../../core/ports/crypto.js';
import type { RandomStream } from '../../core/ports/random.js';
import type { Client, Handlers, Listener } from '../../core/ports/transport.js';
import { occurredAt } from '../../plan/occurred-at.js';
import { renderPayload } from '../../plan/render-payload.js';
import { createEventSource, type OccurringEvent } from '../../source/event-source.js';
import { sourceOptionsSchema } from '../../source/options.js';
import { bookRequests } from '../book-requests.js';

/** What the source needs to know of a trial. */
export interface SourceTask {
  readonly seed: number;
  readonly trace: readonly TraceEvent[];
  readonly traceStart: string;
  /** Source options as they stand in the scenario. */
  readonly source: Readonly<Record<string, unknown>>;
}

export interface SourcePorts {
  readonly clock: Clock;
  readonly random: RandomStream;
  readonly crypto: Crypto;
  /** A client with connections of its own: one for each webhook subscription. */
  readonly createClient: () => Client;
  readonly mount: (handlers: Handlers) => Listener;
  readonly observe: Observe;
}

export interface SourceRole {
  readonly url: string;
  /** Emits the trace, each event at its scheduled instant or as soon after it as the clock wakes. */
  emitTrace(startUs: number): Promise<void>;
  emitted(): number;
  openDeliveries(): number;
  /** Ends emission and pushing; nothing of it is in flight when it resolves. */
  stop(): Promise<void>;
}

/** The source's side of a trial, the same in both worlds. */
export function startSourceRole(ports: SourcePorts, task: SourceTask): SourceRole {
  const { clock, observe } = ports;
  let clients = 0;
  const createClient = () => {
    const sender = `s${clients}`;
    clients += 1;
    return bookRequests(ports.createClient(), { sender, consumer: null, clock, observe });
  };
  const source = createEventSource({ ...ports, createClient }, sourceOptionsSchema.parse(task.source));
  const listener = ports.mount(source.handlers);
  const stopping = new AbortController();
  let emission: Promise<void> = Promise.resolve();
  let emitted = 0;

  /** Open loop: a late wake-up delays an event, but never the instants that follow it. */
  const emitAll = async (startUs: number): Promise<void> => {
    for (const event of task.trace) {
      const occurring = prepare(event, task);
      const scheduledUs = startUs + event.offsetUs;
      await clock.sleepUntil(scheduledUs, stopping.signal);
      if (stopping.signal.aborted) {
        return;
      }
      observe({ kind: 'event-emitted', eventId: event.id, scheduledUs, atUs: clock.nowUs() });
      emitted += 1;
      source.emit(occurring);
    }
  };

  return {
    url: listener.url,
    emitTrace: (startUs) => {
      emission = emitAll(startUs);
      return emission;
    },
    emitted: () => emitted,
    openDeliveries: source.openDeliveries,
    stop: async () => {
      stopping.abort();
      await emission;
      await source.stop();
      await listener.close();
    },
  };
}

/** Done before the event's instant, so that building its payload makes nothing late. */
function prepare(event: TraceEvent, task: SourceTask): OccurringEvent {
  return {
    id: event.id,
    sequence: event.sequence,
    type: event.type,
    key: event.key,
    occurredAt: occurredAt(event, task.traceStart),
    audience: event.audience,
    payloadJson: renderPayload(event, task),
  };
}
