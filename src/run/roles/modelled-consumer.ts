import type { Observe } from '../../core/observation.js';
import type { Clock } from '../../core/ports/clock.js';
import type { EventEnvelope } from '../../protocol/envelope.js';
import { createDedupeWindow } from './dedupe-window.js';

export interface ConsumerModel {
  /** Time that applying one event takes; one event at a time. */
  readonly processingUs: number;
  readonly dedupeSize: number;
  readonly dedupeAgeUs: number;
}

export interface ModelledConsumer {
  /** Where a strategy hands events over. */
  readonly deliver: (event: EventEnvelope) => void;
  /** Resolves when everything accepted has been applied. */
  settled(): Promise<void>;
}

/**
 * What stands behind a strategy, the same for all of them: an event is accepted (and timed) at once, and then
 * applied, one after the other, unless the de-duplication window has seen its id.
 */
export function createModelledConsumer(
  consumer: number,
  model: ConsumerModel,
  ports: { readonly clock: Clock; readonly observe: Observe; readonly signal: AbortSignal },
): ModelledConsumer {
  const { clock, observe, signal } = ports;
  const window = createDedupeWindow(model.dedupeSize, model.dedupeAgeUs);
  let work = Promise.resolve();

  const apply = async (eventId: string): Promise<void> => {
    await clock.sleepUntil(clock.nowUs() + model.processingUs, signal);
    if (!signal.aborted) {
      observe({ kind: 'event-applied', consumer, eventId, atUs: clock.nowUs() });
    }
  };

  return {
    deliver: ({ id: eventId }) => {
      const atUs = clock.nowUs();
      observe({ kind: 'event-delivered', consumer, eventId, atUs });
      if (!window.remember(eventId, atUs)) {
        return;
      }
      if (model.processingUs === 0) {
        observe({ kind: 'event-applied', consumer, eventId, atUs });
      } else {
        work = work.then(() => apply(eventId));
      }
    },
    settled: () => work,
  };
}
