import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { HttpResponse } from '../../core/ports/transport.js';
import { consumerHeader } from '../../protocol/consumer-header.js';
import { feedPageSchema } from '../../protocol/feed.js';
import { type StrategyBench, withStrategyBench } from '../../strategies/testing/strategy-bench.js';

const second = 1_000_000;

function ask(
  { context }: StrategyBench,
  query: string,
  options: {
    readonly known?: string | undefined;
    readonly consumer?: number;
    readonly signal?: AbortSignal;
  } = {},
): Promise<HttpResponse> {
  const { known, consumer = 0, signal } = options;
  return context.transport.request({
    method: 'GET',
    url: `${context.sourceUrl}/events${query}`,
    headers: {
      [consumerHeader]: String(consumer),
      ...(known === undefined ? {} : { 'if-none-match': known }),
    },
    purpose: 'poll',
    timeoutUs: 3_600 * second,
    ...(signal === undefined ? {} : { signal }),
  });
}

function pageOf({ body }: HttpResponse) {
  const { events, ...rest } = feedPageSchema.parse(JSON.parse(body));
  return { ...rest, ids: events.map(({ id }) => id) };
}

test('a long poll is answered as soon as there is news, and at once when there is some already', async () => {
  await withStrategyBench({ oneWayUs: 1_000 }, async (bench) => {
    await ask(bench, '');
    const held = ask(bench, '?wait_ms=20000');
    await bench.emitAt(5 * second, 'not mine', 1);
    await bench.emitAt(7 * second, 'a', 0);
    expect(pageOf(await held)).toMatchObject({ ids: ['a'], has_more: false });
    expect(bench.clock.nowUs()).toBe(7 * second + 1_000);
    expect(pageOf(await ask(bench, '?wait_ms=20000')).ids).toEqual(['a']);
    expect(bench.clock.nowUs()).toBe(7 * second + 3_000);
  });
});

test('when the wait is over, a long poll is answered with an empty page; the source sets its own limit', async () => {
  await withStrategyBench({ source: { feed: { 'max-wait': '3s' } } }, async (bench) => {
    expect(pageOf(await ask(bench, '?wait_ms=2000')).ids).toEqual([]);
    expect(bench.clock.nowUs()).toBe(2 * second);
    expect(pageOf(await ask(bench, '?wait_ms=99999999')).ids).toEqual([]);
    expect(bench.clock.nowUs()).toBe(5 * second);
    for (const wait of ['-1', '1.5', 'x', '20s']) {
      expect((await ask(bench, `?wait_ms=${wait}`)).status, wait).toBe(400);
    }
  });
});

test('a long poll whose asker has gone ends', async () => {
  await withStrategyBench({}, async (bench) => {
    const leaving = new AbortController();
    const { onRequest } = bench.source.handlers;
    const reply = onRequest({
      ...{ method: 'GET', path: '/events', query: { wait_ms: '60000' }, headers: {}, body: '' },
      signal: leaving.signal,
    });
    await bench.sleepUntil(second);
    leaving.abort();
    await reply;
    expect(bench.clock.nowUs()).toBe(second);
  });
});

test('the tag changes exactly when there is news behind the query', async () => {
  await withStrategyBench({}, async (bench) => {
    const first = await ask(bench, '');
    const known = first.headers['etag'];
    expect(await ask(bench, '', { known })).toEqual({ status: 304, headers: { etag: known }, body: '' });
    await bench.emitAt(0, 'not mine', 1);
    expect((await ask(bench, '', { known })).status).toBe(304);
    await bench.emitAt(0, 'a', 0);
    const second = await ask(bench, '', { known });
    expect(second.status).toBe(200);
    expect(pageOf(second).ids).toEqual(['a']);
    // Its tag holds for what follows it too: nothing is there.
    const after = `?after=${pageOf(second).next}`;
    expect((await ask(bench, after, { known: second.headers['etag'] })).status).toBe(304);
    expect((await ask(bench, after)).headers['etag']).toBe(second.headers['etag']);
  });
});

/** A client that hands back each page’s cursor and tag. */
function createPoliteReader(bench: StrategyBench, limit: number) {
  const read: string[] = [];
  let query = `?limit=${limit}`;
  let known: string | undefined;
  const poll = async (): Promise<number> => {
    const answer = await ask(bench, query, { known });
    known = answer.headers['etag'];
    if (answer.status === 200) {
      const page = pageOf(answer);
      read.push(...page.ids);
      query = `?limit=${limit}&after=${page.next}`;
    }
    return answer.status;
  };
  return { read, poll };
}

test('whoever hands back each page’s cursor and tag misses nothing, whatever the page size', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom('mine', 'not mine', 'poll'), { maxLength: 40 }),
      fc.integer({ min: 1, max: 3 }),
      (steps, limit) =>
        withStrategyBench({}, async (bench) => {
          const { read, poll } = createPoliteReader(bench, limit);
          for (const [index, step] of [...steps, ...steps.map(() => 'poll')].entries()) {
            if (step === 'poll') {
              await poll();
            } else {
              await bench.emitAt(0, String(index), step === 'mine' ? 0 : 1);
            }
          }
          const mine = [...steps.keys()].filter((index) => steps[index] === 'mine').map(String);
          expect(read).toEqual(mine);
        }),
    ),
    { numRuns: 30 },
  );
});

test('X-Poll-Interval is sent where the source asks for one, in whole seconds, also with 304', async () => {
  await withStrategyBench({ source: { feed: { 'poll-interval': '1500ms' } } }, async (bench) => {
    const first = await ask(bench, '');
    expect(first.headers['x-poll-interval']).toBe('2');
    const again = await ask(bench, '', { known: first.headers['etag'] });
    expect(again).toMatchObject({ status: 304, headers: { 'x-poll-interval': '2' } });
  });
  await withStrategyBench({}, async (bench) => {
    expect((await ask(bench, '')).headers).not.toHaveProperty('x-poll-interval');
  });
});

test('beyond its rate limit a consumer is told how long to wait; others are not concerned', async () => {
  const source = { feed: { 'rate-limit': { requests: 2, per: '10s' } } };
  await withStrategyBench({ source }, async (bench) => {
    await bench.sleepUntil(second);
    await ask(bench, '');
    await bench.sleepUntil(2_500_000);
    expect((await ask(bench, '')).status).toBe(200);
    const refused = await ask(bench, '');
    expect(refused.status).toBe(429);
    // The window began at 1 s, so 8.5 s are left of it: 9 whole ones.
    expect(refused.headers['retry-after']).toBe('9');
    expect((await ask(bench, '', { consumer: 1 })).status).toBe(200);
    await bench.sleepUntil(11 * second);
    expect((await ask(bench, '')).status).toBe(200);
  });
});

test('one limit stands over every way to poll, and over nothing else', async () => {
  const source = { feed: { 'rate-limit': { requests: 1, per: '10s' } } };
  await withStrategyBench({ source }, async (bench) => {
    const { transport, sourceUrl } = bench.context;
    const statusOf = async (path: string) => {
      const request = {
        method: 'GET',
        url: `${sourceUrl}${path}`,
        purpose: 'poll',
        timeoutUs: second,
      } as const;
      return (await transport.request(request)).status;
    };
    await bench.emitAt(0, 'a');
    expect(await statusOf('/events')).toBe(200);
    expect([await statusOf('/items'), await statusOf('/events/a')]).toEqual([429, 429]);
    expect(await statusOf('/subscriptions')).toBe(405);
  });
});

test('a naive cursor names the highest number read: what appears behind it is skipped', async () => {
  await withStrategyBench({ source: { feed: { cursor: 'sequence' } } }, async (bench) => {
    const emit = (sequence: number) =>
      bench.source.emit({
        ...{ id: `event ${sequence}`, sequence, type: 't', key: 'k' },
        ...{ occurredAt: '2026-01-01T00:00:00Z', audience: 'all', payloadJson: '{}' },
      });
    emit(1);
    emit(3);
    const first = pageOf(await ask(bench, ''));
    expect(first.ids).toEqual(['event 1', 'event 3']);
    const held = ask(bench, `?after=${first.next}&wait_ms=10000`);
    await bench.sleepUntil(second);
    emit(2);
    await bench.sleepUntil(2 * second);
    emit(4);
    expect(pageOf(await held).ids).toEqual(['event 4']);
    expect(bench.clock.nowUs()).toBe(2 * second);
    expect(pageOf(await ask(bench, '?limit=3')).ids).toEqual(['event 1', 'event 2', 'event 3']);
  });
});
