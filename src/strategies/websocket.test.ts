import { expect, test } from 'vitest';
import { renderEnvelope } from '../protocol/envelope.js';
import { renderSocketError, renderSocketEvent, socketHeartbeat } from '../protocol/event-socket.js';
import { withStrategyBench } from './testing/strategy-bench.js';
import { websocket } from './websocket.js';

const second = 1_000_000;

function event(id: string): string {
  const envelope = renderEnvelope({ id, type: 't', key: id, occurred_at: '2026-01-01T00:00:00Z' }, '{}');
  return renderSocketEvent(`cursor-${id}`, envelope);
}

test('what makes no sense ends the connection, and the next one begins behind the last event', async () => {
  await withStrategyBench({}, async ({ context, replaceSockets, deliveries, sleepUntil }) => {
    const after: (string | undefined)[] = [];
    const scripts = [
      [socketHeartbeat, event('a'), '{"event":{}}', event('lost on the way')],
      [event('b'), renderSocketError('no more')],
    ];
    replaceSockets(async ({ query, signal }, socket) => {
      for (const message of scripts[after.push(query['after']) - 1] ?? [socketHeartbeat]) {
        await socket.send(message);
      }
      await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
    });
    const consumer = await websocket.configure({}).start(context);
    await sleepUntil(10 * second);
    await consumer.stop();
    expect(deliveries.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(after).toEqual([undefined, 'cursor-a', 'cursor-b']);
  });
});

test('a source that says nothing behind the handshake fails the start', async () => {
  await withStrategyBench({}, async ({ context, clock, replaceSockets }) => {
    replaceSockets(() => new Promise(() => undefined));
    const starting = websocket.configure({ 'idle-timeout': '5s' }).start(context);
    await expect(starting).rejects.toMatchObject({ failure: 'refused' });
    expect(clock.nowUs()).toBe(5 * second);
  });
});
