import { expect, test } from 'vitest';
import type { DuplexSocket, OutboundRequest, ServerStream } from '../../core/ports/transport.js';
import { consumerHeader } from '../../protocol/consumer-header.js';
import { encodeCursor } from '../../protocol/cursor.js';
import { type StrategyBench, withStrategyBench } from '../../strategies/testing/strategy-bench.js';

/** `stream` and `socket`, on the wire. */

const second = 1_000_000;

function asking(bench: StrategyBench, path: string, headers = {}): OutboundRequest {
  return {
    method: 'GET',
    url: `${bench.context.sourceUrl}${path}`,
    headers,
    purpose: 'handshake',
    timeoutUs: second,
  };
}

/** Collects what arrives; `over` resolves when nothing more will. */
function collect(texts: AsyncIterable<string>) {
  const heard: string[] = [];
  const over = (async () => {
    for await (const text of texts) {
      heard.push(text);
    }
  })();
  return { heard, over };
}

function openStream(bench: StrategyBench, headers = {}): Promise<ServerStream> {
  return bench.context.transport.openStream(asking(bench, '/stream', headers));
}

function openSocket(bench: StrategyBench, query = '', headers = {}): Promise<DuplexSocket> {
  return bench.context.transport.openSocket(asking(bench, `/socket${query}`, headers));
}

const envelopeOf = (id: string) =>
  `{"id":"${id}","type":"t","key":"${id}","occurred_at":"2026-01-01T00:00:00Z","data":{}}`;
const retry = 'retry: 1000\n\n';
const streamEventOf = (id: string, position: number) =>
  `id: ${encodeCursor(position)}\ndata: ${envelopeOf(id)}\n\n`;
const greeting = '{"heartbeat":true}';
const socketEventOf = (id: string, position: number) =>
  `{"cursor":"${encodeCursor(position)}","event":${envelopeOf(id)}}`;

test('a stream: retry, events with their cursors as ids, heartbeats in silence', async () => {
  await withStrategyBench({}, async (bench) => {
    await bench.emitAt(0, 'a');
    const stream = await openStream(bench);
    expect(stream.status).toBe(200);
    expect(stream.headers).toEqual({ 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    const { heard, over } = collect(stream.chunks);
    await bench.emitAt(10 * second, 'b');
    await bench.sleepUntil(26 * second);
    stream.close();
    await over;
    expect(heard).toEqual([retry, streamEventOf('a', 1), streamEventOf('b', 2), ': heartbeat\n\n']);
  });
});

test('a socket: a greeting, events with their cursors, heartbeats in silence', async () => {
  await withStrategyBench({ source: { stream: { heartbeat: '5s' } } }, async (bench) => {
    await bench.emitAt(0, 'a');
    const socket = await openSocket(bench);
    const { heard, over } = collect(socket.messages);
    await bench.emitAt(3 * second, 'b');
    await bench.sleepUntil(9 * second);
    socket.close();
    await over;
    expect(heard).toEqual([greeting, socketEventOf('a', 1), socketEventOf('b', 2), greeting]);
  });
});

test('both resume behind a cursor, each consumer in its own stream', async () => {
  await withStrategyBench({}, async (bench) => {
    for (const [id, audience] of [
      ['a', 1],
      ['b', 'all'],
      ['c', 2],
      ['d', 1],
    ] as const) {
      await bench.emitAt(0, id, audience);
    }
    const cursor = encodeCursor(1);
    const stream = await openStream(bench, { 'last-event-id': cursor, [consumerHeader]: '1' });
    const socket = await openSocket(bench, `?after=${cursor}`, { [consumerHeader]: '1' });
    const [fromStream, fromSocket] = [collect(stream.chunks), collect(socket.messages)];
    await bench.sleepUntil(second);
    expect(fromStream.heard).toEqual([retry, streamEventOf('b', 2), streamEventOf('d', 4)]);
    expect(fromSocket.heard).toEqual([greeting, socketEventOf('b', 2), socketEventOf('d', 4)]);
  });
});

test.each(['', 'nonsense', encodeCursor(2)])(
  'a cursor that was never given out is refused: “%s”',
  async (cursor) => {
    await withStrategyBench({}, async (bench) => {
      await bench.emitAt(0, 'a');
      expect((await openStream(bench, { 'last-event-id': cursor })).status).toBe(400);
      const { heard, over } = collect((await openSocket(bench, `?after=${cursor}`)).messages);
      await over;
      expect(heard).toEqual(['{"error":"after is not a cursor that this source gave out"}']);
    });
  },
);

test('a source that stops ends what goes on', async () => {
  await withStrategyBench({}, async (bench) => {
    const stream = collect((await openStream(bench)).chunks);
    const socket = collect((await openSocket(bench)).messages);
    await bench.sleepUntil(second);
    await bench.source.stop();
    await Promise.all([stream.over, socket.over]);
    expect(bench.clock.nowUs()).toBe(second);
    expect([stream.heard, socket.heard]).toEqual([[retry], [greeting]]);
  });
});

test('a socket that is asked for what it does not know says so, and closes', async () => {
  await withStrategyBench({}, async (bench) => {
    const { heard, over } = collect((await openSocket(bench, '?since=1')).messages);
    await over;
    expect(heard).toEqual([JSON.stringify({ error: 'unknown query parameter "since"; known are after' })]);
  });
});
