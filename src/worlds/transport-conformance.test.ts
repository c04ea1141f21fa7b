import { describe, expect, test } from 'vitest';
import { createDeferred } from '../core/deferred.js';
import type { Reply } from '../core/ports/transport.js';
import { requestIdHeader } from '../core/request.js';
import { bothWorlds } from './testing/both-worlds.js';
import { failureOf, json, outbound, received, untilGone } from './testing/exchanges.js';

/** Both worlds must behave alike, down to the bytes: requests and answers. Streams and sockets have a file of their own. */

describe.each(['live', 'virtual'] as const)('%s', (name) => {
  const run = bothWorlds[name];

  test('a request reaches the handler whole, and its answer comes back', async () => {
    await run(async ({ client, mount }) => {
      const { url } = mount('/consumers/7', {
        onRequest: async (request) => ({
          kind: 'answer',
          status: 201,
          headers: { ...json, etag: '"x"' },
          body: JSON.stringify([
            request.method,
            request.path,
            request.query,
            request.headers['x-a'],
            request.body,
          ]),
        }),
      });
      const more = {
        method: 'POST',
        headers: { 'x-a': 'b', 'content-type': 'text/plain' },
        body: 'grüße',
      } as const;
      const response = await client.request(outbound(`${url}/in/box?a=1&b=%20c`, more));
      expect(response.status).toBe(201);
      expect(response.headers['etag']).toBe('"x"');
      expect(JSON.parse(response.body)).toEqual(['POST', '/in/box', { a: '1', b: ' c' }, 'b', 'grüße']);
    });
  });

  test('a path under no mount is 404, a closed mount too, and a handler that throws is 500', async () => {
    await run(async ({ client, mount, origin }) => {
      const listener = mount('/a', {
        onRequest: async () => {
          throw new Error('broken');
        },
      });
      expect((await client.request(outbound(`${origin}/ab`))).status).toBe(404);
      expect((await client.request(outbound(`${origin}/a`))).status).toBe(500);
      await listener.close();
      expect((await client.request(outbound(`${origin}/a`))).status).toBe(404);
    });
  });

  test('the server books id, status, items and connections; connections are kept alive', async () => {
    await run(async (world) => {
      const { url } = world.mount('', {
        onRequest: async () => ({ kind: 'answer', status: 200, headers: json, body: '{}', items: 3 }),
      });
      for (const id of ['c0-1', 'c0-2', 'c0-3']) {
        await world.client.request(outbound(`${url}/`, { headers: { [requestIdHeader]: id } }));
      }
      const requests = await received(world, 3);
      expect(requests.map(({ requestId, status, items }) => [requestId, status, items])).toEqual([
        ['c0-1', 200, 3],
        ['c0-2', 200, 3],
        ['c0-3', 200, 3],
      ]);
      expect(world.booked.filter(({ kind }) => kind === 'connection-opened')).toHaveLength(1);
    });
  });

  test('a listener closes only when its requests in flight have been answered', async () => {
    await run(async ({ client, clock, mount }) => {
      const order: string[] = [];
      const arrived = createDeferred<void>();
      const listener = mount('', {
        onRequest: async () => {
          arrived.resolve();
          await clock.sleepUntil(clock.nowUs() + 50_000);
          order.push('answered');
          return { kind: 'answer', status: 204 };
        },
      });
      const asking = client.request(outbound(listener.url));
      await arrived.promise;
      await listener.close().then(() => order.push('closed'));
      expect((await asking).status).toBe(204);
      expect(order).toEqual(['answered', 'closed']);
    });
  });

  test('a sender that gives up gets "abandoned", and the handler learns that it has gone', async () => {
    await run(async (world) => {
      let gone = 0;
      const { url } = world.mount('', {
        onRequest: async ({ signal }): Promise<Reply> => {
          await untilGone(signal);
          gone += 1;
          return { kind: 'answer', status: 200 };
        },
      });
      const leaving = new AbortController();
      const byTimeout = failureOf(world.client.request(outbound(url, { timeoutUs: 30_000 })));
      const bySignal = failureOf(world.client.request(outbound(url, { signal: leaving.signal })));
      expect(await byTimeout).toBe('abandoned');
      leaving.abort();
      expect(await bySignal).toBe('abandoned');
      expect((await received(world, 2)).map(({ status, bytesOut }) => [status, bytesOut])).toEqual([
        [null, 0],
        [null, 0],
      ]);
      expect(gone).toBe(2);
    });
  });

  test('a request that was given up costs no further connection; the next one opens its own', async () => {
    await run(async (world) => {
      const { url } = world.mount('', {
        onRequest: async ({ path, signal }) => {
          await (path === '/held' ? untilGone(signal) : undefined);
          return { kind: 'answer', status: 204 };
        },
      });
      const opened = () => world.booked.filter(({ kind }) => kind === 'connection-opened').length;
      for (const given of [1, 2, 3]) {
        expect(await failureOf(world.client.request(outbound(`${url}/held`, { timeoutUs: 30_000 })))).toBe(
          'abandoned',
        );
        await received(world, given);
        await world.clock.sleepUntil(world.clock.nowUs() + 100_000);
        expect(opened()).toBe(given);
      }
      expect((await world.client.request(outbound(url))).status).toBe(204);
      expect(opened()).toBe(4);
    });
  });

  test('nothing listening is "refused"', async () => {
    await run(async ({ client }) => {
      expect(await failureOf(client.request(outbound('http://127.0.0.1:9/')))).toBe('refused');
    });
  });
});

test('simulated requests and answers weigh just what real ones do', async () => {
  const weigh = async (name: 'live' | 'virtual') => {
    let weights: unknown;
    await bothWorlds[name](async (world) => {
      const replies: Reply[] = [
        { kind: 'answer', status: 200, headers: json, body: '{"grüße":1}', items: 1 },
        { kind: 'answer', status: 204 },
        { kind: 'answer', status: 304, headers: { etag: '"7"' } },
        { kind: 'answer', status: 401, headers: json, body: '{}' },
        { kind: 'answer', status: 503 },
      ];
      const { url } = world.mount('', {
        onRequest: async ({ query }) => replies[Number(query['reply'])] ?? { kind: 'answer', status: 500 },
      });
      for (const [index] of replies.entries()) {
        const headers = { [requestIdHeader]: `c0-${index}` };
        await world.client.request(outbound(`${url}/x?reply=${index}`, { headers }));
      }
      const post = {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"ü":2}',
      } as const;
      await world.client.request(outbound(`${url}/x?reply=1`, post));
      await world.client.request(outbound(`${url}/x?reply=1`, { method: 'DELETE' }));
      weights = (await received(world, replies.length + 2)).map(({ bytesIn, bytesOut }) => [
        bytesIn,
        bytesOut,
      ]);
    });
    return weights;
  };
  expect(await weigh('virtual')).toEqual(await weigh('live'));
});
