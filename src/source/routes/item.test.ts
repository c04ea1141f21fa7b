import { expect, test } from 'vitest';
import { consumerHeader } from '../../protocol/consumer-header.js';
import { parseEnvelope } from '../../protocol/envelope.js';
import { itemPath } from '../../protocol/item.js';
import { type StrategyBench, withStrategyBench } from '../../strategies/testing/strategy-bench.js';

const second = 1_000_000;

async function fetchPath({ context }: StrategyBench, path: string, consumer = 0) {
  const { status, body } = await context.transport.request({
    method: 'GET',
    url: `${context.sourceUrl}${path}`,
    headers: { [consumerHeader]: String(consumer) },
    purpose: 'fetch',
    timeoutUs: second,
  });
  return { status, id: parseEnvelope(body)?.id };
}

test('an event is fetched whole by its id, whatever stands in that', async () => {
  await withStrategyBench({}, async (bench) => {
    for (const id of ['a', 'b/ü?#%', '..', 'a b']) {
      await bench.emitAt(0, `evt ${id}`);
      expect(await fetchPath(bench, itemPath(`evt ${id}`))).toEqual({ status: 200, id: `evt ${id}` });
    }
  });
});

test('404 for no event, and for one of another consumer', async () => {
  await withStrategyBench({}, async (bench) => {
    await bench.emitAt(0, 'mine', 2);
    expect(await fetchPath(bench, itemPath('mine'), 2)).toEqual({ status: 200, id: 'mine' });
    expect((await fetchPath(bench, itemPath('mine'), 1)).status).toBe(404);
    expect((await fetchPath(bench, itemPath('nobody’s'), 2)).status).toBe(404);
    expect((await fetchPath(bench, '/events/%E0%A4%A', 2)).status).toBe(404);
  });
});

test('404 until the event is visible', async () => {
  await withStrategyBench({ source: { 'commit-delay': '10s' } }, async (bench) => {
    await bench.emitAt(0, 'a');
    expect((await fetchPath(bench, itemPath('a'))).status).toBe(404);
    await bench.sleepUntil(10 * second);
    expect((await fetchPath(bench, itemPath('a'))).status).toBe(200);
  });
});
