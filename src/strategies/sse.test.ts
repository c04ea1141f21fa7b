import { expect, test } from 'vitest';
import type { InboundRequest, Reply } from '../core/ports/transport.js';
import { renderEnvelope } from '../protocol/envelope.js';
import { renderStreamEvent } from '../protocol/event-stream.js';
import { sse } from './sse.js';
import { withStrategyBench } from './testing/strategy-bench.js';

const second = 1_000_000;

function event(id: string): string {
  const envelope = renderEnvelope({ id, type: 't', key: id, occurred_at: '2026-01-01T00:00:00Z' }, '{}');
  return renderStreamEvent({ id: `cursor-${id}`, data: envelope });
}

/** A source that sends each of these lists of chunks once, and then stays silent. */
function scripted(scripts: readonly (readonly string[])[]) {
  const lastEventIds: (string | undefined)[] = [];
  async function* chunks(script: readonly string[], { signal }: InboundRequest) {
    yield* script;
    await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  }
  const handle = async (request: InboundRequest): Promise<Reply> => {
    const script = scripts[lastEventIds.length] ?? [];
    lastEventIds.push(request.headers['last-event-id']);
    const headers = { 'content-type': 'text/event-stream; charset=utf-8' };
    return { kind: 'stream', headers, chunks: chunks(script, request) };
  };
  return { handle, lastEventIds };
}

test('events are found wherever the stream was cut into pieces', async () => {
  await withStrategyBench({}, async ({ context, replaceSource, deliveries, sleepUntil }) => {
    const text = [':hello', '', event('a'), event('b').replaceAll('\n', '\r\n'), event('c')].join('\n');
    const pieces = Array.from({ length: Math.ceil(text.length / 7) }, (_, index) =>
      text.slice(7 * index, 7 * index + 7),
    );
    replaceSource(scripted([pieces]).handle);
    const consumer = await sse.configure({}).start(context);
    await sleepUntil(second);
    await consumer.stop();
    expect(deliveries.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });
});

test('the source’s retry takes the place of the shortest wait', async () => {
  await withStrategyBench({ source: { stream: { heartbeat: '1d', retry: '8s' } } }, async (bench) => {
    const consumer = await sse.configure({ 'idle-timeout': '10s' }).start(bench.context);
    await bench.sleepUntil(25 * second);
    await consumer.stop();
    const [, again = 0] = bench.requests.map(({ atUs }) => atUs);
    expect(again).toBeGreaterThanOrEqual(16 * second);
    expect(again).toBeLessThanOrEqual(20 * second);
  });
});

test('what is no event ends the connection, and the next one begins behind the last that was', async () => {
  await withStrategyBench({}, async ({ context, replaceSource, deliveries, sleepUntil }) => {
    const broken = renderStreamEvent({ id: 'cursor-broken', data: '{"id":1}' });
    const source = scripted([[event('a'), `${broken}${event('lost on the way')}`], [event('b')]]);
    replaceSource(source.handle);
    const consumer = await sse.configure({}).start(context);
    await sleepUntil(10 * second);
    await consumer.stop();
    expect(deliveries.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(source.lastEventIds).toEqual([undefined, 'cursor-a']);
  });
});

test('an answer that is no stream of events fails the start', async () => {
  await withStrategyBench({}, async ({ context, replaceSource }) => {
    replaceSource(async () => ({ kind: 'answer', status: 200, body: '<html>' }));
    await expect(sse.configure({}).start(context)).rejects.toThrow('the source answered');
  });
});
