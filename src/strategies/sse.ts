import { createParser } from 'eventsource-parser';
import { z } from 'zod';
import { connectionPolicy } from '../core/connection-policy.js';
import { TransportError } from '../core/transport-error.js';
import { consumerHeader } from '../protocol/consumer-header.js';
import { parseEnvelope } from '../protocol/envelope.js';
import { eventStreamType, lastEventIdHeader, streamPath } from '../protocol/event-stream.js';
import { type ConsumerContext, defineStrategy } from './contract.js';
import type { GrowingGap } from './parts/growing-gap.js';
import { type KeptCursor, openCursor } from './parts/kept-cursor.js';
import { predictStream, streamForm } from './parts/predict-stream.js';
import { readConnection } from './parts/read-connection.js';
import { type Connection, connectionOptions, reconnectGaps, stayConnected } from './parts/stay-connected.js';

const options = z.strictObject(connectionOptions);
type Options = z.output<typeof options>;

/** One HTTP answer that never ends: the source writes each event into it. */
export const sse = defineStrategy({
  id: 'sse',
  summary: 'Keeps one stream of server-sent events open; connects again behind Last-Event-ID when it breaks.',
  teaches:
    'Freshness is one transit without a request per event; the price is a connection per consumer that must be kept open.',
  closedForm: streamForm,
  wire: { connection: 'persistent', message: 'event' },
  options,

  async start(context, parsed) {
    const cursor = await openCursor(context.storage);
    const gaps = createSuggestibleGaps(context, parsed);
    const take = () => takeEvents(context, cursor, gaps.suggest);
    const connection = await stayConnected(context, {
      gaps,
      connect: (signal) => openStream(context, parsed, { after: cursor.current(), take: take(), signal }),
    });
    return {
      stop: async () => {
        await connection.stop();
        await cursor.settled();
      },
    };
  },

  predict({ 'idle-timeout': idleTimeoutUs, timeout: timeoutUs }, conditions) {
    return predictStream({ idleTimeoutUs, timeoutUs }, conditions);
  },
});

interface SuggestibleGaps extends GrowingGap {
  /** The source suggests how long to wait. */
  suggest(waitMs: number): void;
}

/** However little a source suggests: a source that closes each stream at once must not be besieged. */
const shortestWaitUs = 10_000;

function createSuggestibleGaps(
  { random }: Pick<ConsumerContext, 'random'>,
  parsed: Options,
): SuggestibleGaps {
  const stream = random.fork('reconnect');
  let gaps = reconnectGaps(parsed, stream);
  return {
    nextUs: () => gaps.nextUs(),
    reset: () => gaps.reset(),
    suggest: (waitMs) => {
      const minUs = Math.max(shortestWaitUs, waitMs * 1_000);
      gaps = reconnectGaps({ ...parsed, 'reconnect-min': minUs }, stream);
    },
  };
}

async function openStream(
  { clock, consumer, sourceUrl, transport }: ConsumerContext,
  { timeout: timeoutUs, 'idle-timeout': idleUs }: Options,
  { after, take, signal }: StreamOpening,
): Promise<Connection> {
  const stream = await transport.openStream({
    method: 'GET',
    url: `${sourceUrl}${streamPath}`,
    headers: {
      accept: eventStreamType,
      [consumerHeader]: String(consumer),
      ...(after === undefined ? {} : { [lastEventIdHeader]: after }),
    },
    purpose: 'handshake',
    ...{ timeoutUs, signal },
  });
  const { status, headers, chunks, close } = stream;
  if (status !== 200 || headers['content-type']?.startsWith(eventStreamType) !== true) {
    close();
    throw new TransportError('refused', `the source answered the request for a stream with ${status}`);
  }
  return { ended: readConnection(clock, chunks, { take, cut: close, idleUs }), close };
}

interface StreamOpening {
  /** The cursor behind which it begins. */
  readonly after: string | undefined;
  readonly take: (chunk: string) => boolean;
  readonly signal: AbortSignal;
}

/** Hands over what one stream brings, and moves the cursor behind it; false when a chunk makes no sense. */
function takeEvents(
  { deliver }: Pick<ConsumerContext, 'deliver'>,
  cursor: KeptCursor,
  onRetry: (waitMs: number) => void,
): (chunk: string) => boolean {
  let makesSense = true;
  const parser = createParser({
    maxBufferSize: connectionPolicy.maxResponseBytes,
    onRetry,
    onEvent: ({ id, data }) => {
      const event = makesSense ? parseEnvelope(data) : undefined;
      if (event === undefined) {
        makesSense = false;
        return;
      }
      deliver(event);
      if (id !== undefined) {
        cursor.moveTo(id);
      }
    },
    onError: ({ type }) => {
      makesSense &&= type !== 'max-buffer-size-exceeded';
    },
  });
  return (chunk) => {
    parser.feed(chunk);
    return makesSense;
  };
}
