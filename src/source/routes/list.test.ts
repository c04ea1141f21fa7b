import { expect, test } from 'vitest';
import { itemPageSchema } from '../../protocol/item-list.js';
import { type StrategyBench, withStrategyBench } from '../../strategies/testing/strategy-bench.js';

async function list({ context }: StrategyBench, query = '') {
  const { status, body } = await context.transport.request({
    method: 'GET',
    url: `${context.sourceUrl}/items${query}`,
    purpose: 'poll',
    timeoutUs: 1_000_000,
  });
  if (status !== 200) {
    return status;
  }
  const { items, ...counts } = itemPageSchema.parse(JSON.parse(body));
  return { ...counts, ids: items.map(({ id }) => id) };
}

test('everything that the consumer may see, page by page, the oldest first', async () => {
  await withStrategyBench({ source: { feed: { 'max-page': 3 } } }, async (bench) => {
    expect(await list(bench)).toEqual({ ids: [], page: 1, pages: 0, total: 0 });
    for (const id of ['a', 'b', 'c', 'd', 'e']) {
      await bench.emitAt(0, id);
    }
    await bench.emitAt(0, 'not mine', 1);
    expect(await list(bench)).toEqual({ ids: ['a', 'b', 'c'], page: 1, pages: 2, total: 5 });
    expect(await list(bench, '?page=2')).toEqual({ ids: ['d', 'e'], page: 2, pages: 2, total: 5 });
    expect(await list(bench, '?page=3')).toEqual({ ids: [], page: 3, pages: 2, total: 5 });
    expect(await list(bench, '?page=2&per_page=2')).toEqual({ ids: ['c', 'd'], page: 2, pages: 3, total: 5 });
    for (const query of ['?page=0', '?page=1.5', '?page=x', '?per_page=0', '?per_page=-1']) {
      expect(await list(bench, query), query).toBe(400);
    }
  });
});

test('the books see how many events an answer carries', async () => {
  await withStrategyBench({}, async (bench) => {
    await bench.emitAt(0, 'a');
    await bench.emitAt(0, 'b');
    const request = { method: 'GET', query: {}, headers: {}, body: '', signal: new AbortController().signal };
    expect(await bench.source.handlers.onRequest({ ...request, path: '/items' })).toMatchObject({ items: 2 });
    expect(
      await bench.source.handlers.onRequest({ ...request, path: '/items', query: { page: '2' } }),
    ).toMatchObject({ items: 0 });
    const feed = await bench.source.handlers.onRequest({ ...request, path: '/events' });
    expect(feed).toMatchObject({ items: 2 });
    const etag = feed.kind === 'answer' ? feed.headers?.['etag'] : undefined;
    const known = { ...request, path: '/events', headers: { 'if-none-match': etag ?? '' } };
    expect(await bench.source.handlers.onRequest(known)).toEqual({
      ...{ kind: 'answer', status: 304, items: 0 },
      headers: { etag },
    });
  });
});
