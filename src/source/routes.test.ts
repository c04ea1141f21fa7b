import { expect, test } from 'vitest';
import type { HttpResponse } from '../core/ports/transport.js';
import { type StrategyBench, withStrategyBench } from '../strategies/testing/strategy-bench.js';

async function ask(
  { context }: StrategyBench,
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  body?: string,
): Promise<Pick<HttpResponse, 'status' | 'body'>> {
  const request = {
    method,
    url: `${context.sourceUrl}${path}`,
    purpose: 'read',
    timeoutUs: 1_000_000,
  } as const;
  const { status, body: text } = await context.transport.request(
    body === undefined ? request : { ...request, body },
  );
  return { status, body: text };
}

test('the feed gives out opaque cursors and takes nothing else', async () => {
  await withStrategyBench({ source: { feed: { 'max-page': 2 } } }, async (bench) => {
    for (const id of ['a', 'b', 'c']) {
      await bench.emitAt(0, id);
    }
    const first = JSON.parse((await ask(bench, 'GET', '/events?limit=100')).body);
    expect(first).toMatchObject({ events: [{ id: 'a' }, { id: 'b' }], has_more: true });
    const rest = JSON.parse((await ask(bench, 'GET', `/events?after=${first.next}`)).body);
    expect(rest).toMatchObject({ events: [{ id: 'c' }], has_more: false });
    const none = JSON.parse((await ask(bench, 'GET', `/events?after=${rest.next}`)).body);
    expect(none).toEqual({ events: [], next: rest.next, has_more: false });
    for (const query of ['after=2', 'after=', 'after=ZmVlZDo5OQ', 'limit=0', 'limit=1.5', 'limit=x']) {
      expect((await ask(bench, 'GET', `/events?${query}`)).status, query).toBe(400);
    }
  });
});

test('each route says which query parameters it knows', async () => {
  await withStrategyBench({}, async (bench) => {
    const known: Readonly<Record<string, string>> = {
      '/events': 'known are after, limit, wait_ms',
      '/items': 'known are page, per_page',
      '/events/a': '/events/a takes none',
      '/state': '/state takes none',
      '/stream': '/stream takes none',
    };
    for (const [path, choice] of Object.entries(known)) {
      const { status, body } = await ask(bench, 'GET', `${path}?colour=red`);
      expect([status, body]).toEqual([
        400,
        JSON.stringify({ error: `unknown query parameter "colour"; ${choice}` }),
      ]);
    }
  });
});

test('unknown paths are 404, known ones with another method 405', async () => {
  await withStrategyBench({}, async (bench) => {
    expect((await ask(bench, 'GET', '/nothing')).status).toBe(404);
    expect((await ask(bench, 'DELETE', '/events')).status).toBe(405);
    expect((await ask(bench, 'DELETE', '/subscriptions/sub_9')).status).toBe(404);
    expect((await ask(bench, 'DELETE', '/subscriptions/')).status).toBe(404);
  });
});

test('a webhook target must be a loopback address without credentials', async () => {
  await withStrategyBench({}, async (bench) => {
    const subscribe = async (url: string) =>
      (await ask(bench, 'POST', '/subscriptions', JSON.stringify({ url }))).status;
    for (const url of [
      'http://127.0.0.1:1/x',
      'http://localhost:2/',
      'http://[::1]:3/',
      'https://127.9.9.9/',
    ]) {
      expect(await subscribe(url), url).toBe(201);
    }
    for (const url of [
      'http://10.0.0.1/',
      'http://169.254.169.254/',
      'http://example.com/',
      'http://127.0.0.1.nip.io/',
    ]) {
      expect(await subscribe(url), url).toBe(422);
    }
    for (const url of ['ftp://127.0.0.1/', 'file:///etc/passwd', 'http://user:pass@127.0.0.1/']) {
      expect(await subscribe(url), url).toBe(422);
    }
    expect(await subscribe('http://0x7f000001/')).toBe(201);
    for (const body of ['', '{}', '[]', '{"url":1}', '{"url":"nonsense"}']) {
      expect((await ask(bench, 'POST', '/subscriptions', body)).status, body).toBe(400);
    }
  });
});
