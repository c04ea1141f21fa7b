import type { Audience, TraceEvent } from '../../core/event.js';
import type { Observation, Side } from '../../core/observation.js';
import type { FailureCause, RequestPurpose } from '../../core/request.js';
import { createTrialMeter } from '../create-trial-meter.js';
import type { MachineFigures } from '../machine-figures.js';
import type { TrialMeasurement } from '../trial-measurement.js';
import type { ScheduledRead, TrialFacts } from '../trial-window.js';

/** The world's instant of trace offset 0 in tests: not 0, so that a forgotten conversion shows. */
export const startUs = 5_000_000_000;

/** One instant in microseconds, written in milliseconds. */
export const ms = (milliseconds: number): number => Math.round(milliseconds * 1_000);

/** A trace of events e1, e2, … at these offsets in milliseconds; the first `warmUps` belong to the warm-up. */
export function traceAt(
  offsetsMs: readonly number[],
  {
    audienceOf = () => 'all',
    warmUps = 0,
  }: { audienceOf?: (sequence: number) => Audience; warmUps?: number } = {},
): readonly TraceEvent[] {
  return offsetsMs.map((offsetMs, position) => ({
    sequence: position + 1,
    id: `e${position + 1}`,
    offsetUs: ms(offsetMs),
    type: 'order.placed',
    key: `order-${position + 1}`,
    payloadBytes: 512,
    audience: audienceOf(position + 1),
    phase: position < warmUps ? 'warm-up' : 'measured',
  }));
}

/** Reads 1, 2, … of one consumer at these offsets in milliseconds. */
export function readsAt(offsetsMs: readonly number[], consumer = 0): readonly ScheduledRead[] {
  return offsetsMs.map((offsetMs, index) => ({ read: index + 1, offsetUs: ms(offsetMs), consumer }));
}

interface Exchange {
  readonly consumer: number;
  readonly purpose: RequestPurpose;
  /** All instants of a builder are milliseconds after the trial's start. */
  readonly sentMs: number;
  /** When the receiver has it; by default half a millisecond later. The answer takes as long. */
  readonly receivedMs?: number;
  /** By default answered 200. */
  readonly end?: { readonly status: number } | { readonly cause: FailureCause; readonly isReceived: boolean };
  readonly items?: number | null;
  readonly eventIds?: readonly string[];
  readonly attempt?: number;
  readonly bytesIn?: number;
  readonly bytesOut?: number;
}

/** Two books in the making. Everything can be tampered with: the arrays are the books. */
export interface WrittenBooks {
  readonly source: Observation[];
  readonly consumers: Observation[];
  /** Books the emission of every event of the trace, `lateMs` after its instant. */
  emitAll(lateMs?: number): void;
  emit(event: TraceEvent, lateMs?: number): void;
  /** Books both halves of a request of a consumer, or of the source, and returns its id. */
  exchange(sender: Side, exchange: Exchange): string;
  deliver(consumer: number, eventId: string, atMs: number): void;
  apply(consumer: number, eventId: string, atMs: number): void;
  /** Books that a read was answered: by the source, which knew of `lastEventId`, or by the consumer's own copy. */
  answerRead(read: number, atMs: number, knows: 'copy' | { readonly lastEventId: string | null }): void;
  failRead(read: number, atMs: number): void;
}

/** Empty books for a trace. */
export function writeBooks(trace: readonly TraceEvent[]): WrittenBooks {
  const source: Observation[] = [];
  const consumers: Observation[] = [];
  const books = { source, consumers };
  const at = (atMs: number): number => startUs + ms(atMs);
  let requests = 0;

  const emit = (event: TraceEvent, lateMs = 0): void => {
    const scheduledUs = startUs + event.offsetUs;
    source.push({ kind: 'event-emitted', eventId: event.id, scheduledUs, atUs: scheduledUs + ms(lateMs) });
  };

  const exchange = (sender: Side, request: Exchange): string => {
    requests += 1;
    const requestId = `${sender}-${requests}`;
    const { sentMs, consumer, purpose, receivedMs = sentMs + 0.5, end = { status: 200 } } = request;
    const { eventIds = [], attempt = 1, items = null, bytesIn = 100, bytesOut = 50 } = request;
    const endUs = at(2 * receivedMs - sentMs);
    const receiver = sender === 'source' ? consumers : source;
    books[sender].push({
      kind: 'request-sent',
      requestId,
      purpose,
      consumer,
      eventIds,
      attempt,
      atUs: at(sentMs),
    });
    if ('status' in end || end.isReceived) {
      const status = 'status' in end ? end.status : null;
      const received = { requestId, receivedUs: at(receivedMs), atUs: at(receivedMs), status };
      receiver.push({ kind: 'request-received', ...received, items, bytesIn, bytesOut });
    }
    books[sender].push(
      'status' in end
        ? { kind: 'request-answered', requestId, status: end.status, atUs: endUs }
        : { kind: 'request-failed', requestId, cause: end.cause, atUs: endUs },
    );
    return requestId;
  };

  return {
    ...books,
    emit,
    emitAll: (lateMs = 0) => {
      for (const event of trace) {
        emit(event, lateMs);
      }
    },
    exchange,
    deliver: (consumer, eventId, atMs) => {
      consumers.push({ kind: 'event-delivered', consumer, eventId, atUs: at(atMs) });
    },
    apply: (consumer, eventId, atMs) => {
      consumers.push({ kind: 'event-applied', consumer, eventId, atUs: at(atMs) });
    },
    answerRead: (read, atMs, knows) => {
      consumers.push({ kind: 'read-answered', read, knows: knows === 'copy' ? null : knows, atUs: at(atMs) });
    },
    failRead: (read, atMs) => {
      consumers.push({ kind: 'read-failed', read, atUs: at(atMs) });
    },
  };
}

/** In which order a meter is fed the two books; `by-time` sorts within each side, too. */
export type Feeding = 'source-first' | 'consumers-first' | 'by-time';

/** What is left out: a strategy that hands events over, and nobody reads. */
export type BookFacts = Omit<TrialFacts, 'reads' | 'delivers'> & Partial<TrialFacts>;

export const withoutReads = { reads: [], delivers: 'events' } as const;

/** Feeds books to a new meter and lets it finish at `endMs`. */
export async function measureBooks(
  facts: BookFacts,
  books: Pick<WrittenBooks, Side>,
  {
    state = 'complete',
    endMs = (facts.warmUpUs + facts.durationUs) / 1_000,
    feeding = 'source-first',
    beginAfter = false,
    machine,
  }: {
    state?: 'complete' | 'interrupted';
    endMs?: number;
    feeding?: Feeding;
    /** Says when the trial began only after all observations, instead of before. */
    beginAfter?: boolean;
    machine?: MachineFigures;
  } = {},
): Promise<TrialMeasurement> {
  const meter = await createTrialMeter({ ...withoutReads, ...facts });
  if (!beginAfter) {
    meter.begin(startUs);
  }
  for (const { side, observation } of feed(books, feeding)) {
    meter.observe(side, observation);
  }
  if (beginAfter) {
    meter.begin(startUs);
  }
  return meter.finish({ state, endUs: startUs + ms(endMs) }, machine);
}

function feed(books: Pick<WrittenBooks, Side>, feeding: Feeding) {
  const source = books.source.map((observation) => ({ side: 'source' as const, observation }));
  const consumers = books.consumers.map((observation) => ({ side: 'consumers' as const, observation }));
  switch (feeding) {
    case 'source-first':
      return [...source, ...consumers];
    case 'consumers-first':
      return [...consumers, ...source];
    case 'by-time':
      return [...source, ...consumers].sort((left, right) => left.observation.atUs - right.observation.atUs);
    default:
      return feeding satisfies never;
  }
}
