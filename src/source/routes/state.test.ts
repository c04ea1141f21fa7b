import { expect, test } from 'vitest';
import { consumerHeader } from '../../protocol/consumer-header.js';
import { type StrategyBench, withStrategyBench } from '../../strategies/testing/strategy-bench.js';

async function askState({ context }: StrategyBench, consumer: number): Promise<unknown> {
  const { status, headers, body } = await context.transport.request({
    method: 'GET',
    url: `${context.sourceUrl}/state`,
    headers: { [consumerHeader]: String(consumer) },
    purpose: 'read',
    timeoutUs: 1_000_000,
  });
  expect(status).toBe(200);
  expect(headers['content-type']).toMatch(/^application\/json/);
  return JSON.parse(body);
}

test('the state is how many events a consumer’s stream has come to, and the last one, whole', async () => {
  await withStrategyBench({}, async (bench) => {
    expect(await askState(bench, 0)).toEqual({ count: 0, last: null });
    await bench.emitAt(0, 'a');
    await bench.emitAt(0, 'b');
    await bench.emitAt(0, 'c', 1);
    expect(await askState(bench, 0)).toEqual({
      count: 2,
      last: { id: 'b', type: 't', key: 'b', occurred_at: '2026-01-01T00:00:00Z', data: {} },
    });
    expect(await askState(bench, 1)).toMatchObject({ count: 3, last: { id: 'c' } });
  });
});
