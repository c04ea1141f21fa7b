import fastq from 'fastq';
import { createInFlight } from '../../core/in-flight.js';
import { type EventEnvelope, parseEnvelope } from '../../protocol/envelope.js';
import { itemPath } from '../../protocol/item.js';
import type { ConsumerContext } from '../contract.js';
import { askSource } from './ask-source.js';
import { createGrowingGap, type GapOptions } from './growing-gap.js';

export interface FetchOptions {
  /** Requests in flight at once. */
  readonly concurrency: number;
  readonly timeoutUs: number;
  /** Time between a failure and the next try. */
  readonly gap: GapOptions;
}

export interface DetailFetcher {
  /** Fetches an event and hands it over. Does nothing for one that is being fetched already. */
  fetch(eventId: string): void;
  /** No further request; resolves when those in flight have been answered. What has no details then gets none. */
  stop(): Promise<void>;
}

/**
 * Fetches the details of events that a notice has told of. The source will not repeat a notice that was
 * acknowledged, so a fetch that fails, whatever the answer, is tried again until it succeeds or the consumer stops.
 * A fetch that waits for its next try takes no place among those in flight.
 */
export function createDetailFetcher(context: ConsumerContext, options: FetchOptions): DetailFetcher {
  const stopping = new AbortController();
  const ending = AbortSignal.any([stopping.signal, context.signal]);
  const random = context.random.fork('fetch-gaps');
  const underWay = new Set<string>();
  const open = createInFlight();
  const turns = fastq.promise(
    async (eventId: string) => (ending.aborted ? undefined : fetchOnce(context, eventId, options.timeoutUs)),
    options.concurrency,
  );

  const fetchUntilThere = async (eventId: string): Promise<void> => {
    const gap = createGrowingGap(options.gap, random);
    while (!ending.aborted) {
      const event = await turns.push(eventId);
      if (event !== undefined) {
        context.deliver(event);
        break;
      }
      await context.clock.sleepUntil(context.clock.nowUs() + gap.nextUs(), ending);
    }
    underWay.delete(eventId);
  };

  return {
    fetch: (eventId) => {
      if (!underWay.has(eventId)) {
        underWay.add(eventId);
        void open.track(fetchUntilThere(eventId));
      }
    },
    stop: () => {
      stopping.abort();
      return open.settled();
    },
  };
}

/** The event of that id, or undefined when the source did not answer with it. */
async function fetchOnce(
  context: ConsumerContext,
  eventId: string,
  timeoutUs: number,
): Promise<EventEnvelope | undefined> {
  const { signal } = context;
  const answer = await askSource(context, { path: itemPath(eventId), purpose: 'fetch', timeoutUs, signal });
  return answer?.status === 200 ? parseEnvelope(answer.body) : undefined;
}
