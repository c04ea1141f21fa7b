import { describe, expect, test } from 'vitest';
import { createDeferred } from '../core/deferred.js';
import type { Observation } from '../core/observation.js';
import type { Handlers, InboundRequest } from '../core/ports/transport.js';
import { requestIdHeader } from '../core/request.js';
import { bothWorlds, type TestWorld } from './testing/both-worlds.js';
import { failureOf, outbound, received, untilGone } from './testing/exchanges.js';

/** Both worlds must behave alike, down to the bytes: streams and sockets. */

const noAnswer = async () => ({ kind: 'answer', status: 404 }) as const;

function streaming(chunks: (request: InboundRequest) => AsyncIterable<string>): Handlers {
  const headers = { 'content-type': 'text/plain' };
  return { onRequest: async (request) => ({ kind: 'stream', headers, chunks: chunks(request) }) };
}

async function* helloForever({ signal }: InboundRequest): AsyncGenerator<string> {
  yield 'hello\n';
  await untilGone(signal);
}

async function readAll(chunks: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const chunk of chunks) {
    text += chunk;
  }
  return text;
}

async function readFirst(chunks: AsyncIterable<string>): Promise<string | undefined> {
  const { value } = await chunks[Symbol.asyncIterator]().next();
  return typeof value === 'string' ? value : undefined;
}

function trafficOf({ booked }: TestWorld): Extract<Observation, { kind: 'stream-traffic' }>[] {
  return booked.filter((observation) => observation.kind === 'stream-traffic');
}

describe.each(['live', 'virtual'] as const)('%s', (name) => {
  const run = bothWorlds[name];

  test('a stream arrives chunk by chunk, and ends when the server ends it', async () => {
    await run(async ({ client, mount }) => {
      async function* count() {
        yield 'one\n';
        yield 'zwölf\n';
      }
      const { url } = mount('', streaming(count));
      const stream = await client.openStream(outbound(url));
      expect(stream.status).toBe(200);
      expect(stream.headers['content-type']).toBe('text/plain');
      expect(await readAll(stream.chunks)).toBe('one\nzwölf\n');
    });
  });

  test('a stream is open before its first chunk', async () => {
    await run(async ({ client, mount }) => {
      const first = createDeferred<void>();
      async function* late() {
        await first.promise;
        yield 'late';
      }
      const { url } = mount('', streaming(late));
      const stream = await client.openStream(outbound(url));
      first.resolve();
      expect(await readAll(stream.chunks)).toBe('late');
    });
  });

  test('a client that closes a stream ends it at the server, which books it once, as answered', async () => {
    await run(async (world) => {
      const { url } = world.mount('', streaming(helloForever));
      const stream = await world.client.openStream(outbound(url));
      expect(await readFirst(stream.chunks)).toBe('hello\n');
      stream.close();
      expect(await readAll(stream.chunks)).toBe('');
      expect((await received(world, 1)).map(({ status }) => status)).toEqual([200]);
      await world.clock.sleepUntil(world.clock.nowUs() + 100_000);
      expect(world.booked.filter(({ kind }) => kind === 'connection-opened')).toHaveLength(1);
    });
  });

  test('a stream that is closed unread is over, and so is one that is no stream', async () => {
    await run(async (world) => {
      const { url } = world.mount('/stream', streaming(helloForever));
      world.mount('/busy', { onRequest: async () => ({ kind: 'answer', status: 503, body: 'later' }) });
      (await world.client.openStream(outbound(url))).close();
      const busy = await world.client.openStream(outbound(`${world.origin}/busy`));
      busy.close();
      expect(busy.status).toBe(503);
      const statuses = (await received(world, 2)).map(({ status }) => status);
      expect(statuses.sort()).toEqual([200, 503]);
    });
  });

  test('the signal of its request cuts a stream that is open', async () => {
    await run(async (world) => {
      const leaving = new AbortController();
      const { url } = world.mount('', streaming(helloForever));
      const stream = await world.client.openStream(outbound(url, { signal: leaving.signal }));
      leaving.abort();
      await readAll(stream.chunks);
      expect(await received(world, 1)).toHaveLength(1);
    });
  });

  test('a stream that fails at the server is cut', async () => {
    await run(async (world) => {
      async function* broken() {
        yield 'one';
        throw new Error('broken');
      }
      const { url } = world.mount('', streaming(broken));
      const stream = await world.client.openStream(outbound(url));
      expect(await failureOf(readAll(stream.chunks))).toBe('cut');
      expect((await received(world, 1)).map(({ status }) => status)).toEqual([200]);
    });
  });

  test('a listener closes when its streams and sockets have ended, and been booked', async () => {
    await run(async (world) => {
      const listener = world.mount('', {
        ...streaming(helloForever),
        onSocket: async (_, socket) => void (await readAll(socket.messages)),
      });
      const stream = await world.client.openStream(outbound(listener.url));
      const socket = await world.client.openSocket(outbound(listener.url));
      let isClosed = false;
      const closing = listener.close().then(() => {
        isClosed = true;
      });
      await world.clock.sleepUntil(world.clock.nowUs() + 20_000);
      stream.close();
      await world.clock.sleepUntil(world.clock.nowUs() + 20_000);
      expect(isClosed).toBe(false);
      socket.close();
      await closing;
      const booked = world.booked.filter(({ kind }) => kind === 'request-received');
      expect(booked).toHaveLength(2);
    });
  });

  test('a socket carries messages both ways, in order, until either side closes', async () => {
    await run(async (world) => {
      const { url } = world.mount('/live', {
        onRequest: noAnswer,
        onSocket: async (request, socket) => {
          await socket.send(`hello ${request.path}`);
          for await (const message of socket.messages) {
            await socket.send(`echo ${message}`);
          }
        },
      });
      const socket = await world.client.openSocket(outbound(`${url}/feed`));
      await socket.send('a');
      await socket.send('b');
      const heard: string[] = [];
      for await (const message of socket.messages) {
        heard.push(message);
        if (heard.length === 3) {
          socket.close();
        }
      }
      expect(heard).toEqual(['hello /feed', 'echo a', 'echo b']);
      await socket.send('to nobody');
      expect((await received(world, 1)).map(({ status }) => status)).toEqual([101]);
    });
  });

  test('a socket closes when its handler ends, and at once where nothing takes sockets', async () => {
    await run(async (world) => {
      const { url } = world.mount('/brief', {
        onRequest: noAnswer,
        onSocket: async (_, socket) => socket.send('bye'),
      });
      world.mount('/none', { onRequest: noAnswer });
      const brief = await world.client.openSocket(outbound(url));
      expect(await readAll(brief.messages)).toBe('bye');
      const none = await world.client.openSocket(outbound(`${world.origin}/none`));
      expect(await readAll(none.messages)).toBe('');
      expect((await received(world, 2)).map(({ status }) => status)).toEqual([101, 101]);
    });
  });

  test('the signal of its request cuts a socket that is open, and the handler learns it', async () => {
    await run(async (world) => {
      const leaving = new AbortController();
      const heard = createDeferred<string>();
      const gone = createDeferred<void>();
      const { url } = world.mount('', {
        onRequest: noAnswer,
        onSocket: async ({ signal }, socket) => {
          void untilGone(signal).then(gone.resolve);
          heard.resolve(await readAll(socket.messages));
        },
      });
      const socket = await world.client.openSocket(outbound(url, { signal: leaving.signal }));
      await socket.send('last words');
      await world.clock.sleepUntil(world.clock.nowUs() + 20_000);
      leaving.abort();
      await readAll(socket.messages);
      expect(await heard.promise).toBe('last words');
      await gone.promise;
      expect(await received(world, 1)).toHaveLength(1);
    });
  });

  test('a handshake that is given up is "abandoned"', async () => {
    await run(async ({ client, mount }) => {
      const { url } = mount('', { onRequest: noAnswer, onSocket: async () => undefined });
      const leaving = new AbortController();
      const opening = failureOf(client.openSocket(outbound(url, { signal: leaving.signal })));
      leaving.abort();
      expect(await opening).toBe('abandoned');
    });
  });
});

/** Tells a body whose timing is in its own hands when it may go on. */
function createTurns() {
  let next = createDeferred<void>();
  return {
    turn: async () => {
      await next.promise;
      next = createDeferred<void>();
    },
    go: () => next.resolve(),
  };
}

const pauseUs = 150_000;

/** What a server books of one stream with three chunks, the last two in one flow, that the client closes. */
async function weighStream(name: 'live' | 'virtual'): Promise<unknown> {
  let weights: unknown;
  await bothWorlds[name](async (world) => {
    const { clock } = world;
    const { turn, go } = createTurns();
    async function* chunks({ signal }: InboundRequest) {
      yield 'retry: 1000\n\n';
      await turn();
      yield 'id: x\ndata: {"grüße":1}\n\n';
      yield `id: y\ndata: ${'z'.repeat(300)}\n\n`;
      await untilGone(signal);
    }
    const { url } = world.mount('', streaming(chunks));
    const headers = { [requestIdHeader]: 'c0-1', 'last-event-id': 'abc' };
    const stream = await world.client.openStream(outbound(`${url}/stream`, { headers }));
    const reading = readAll(stream.chunks);
    await clock.sleepUntil(clock.nowUs() + pauseUs);
    go();
    await clock.sleepUntil(clock.nowUs() + 2 * pauseUs);
    stream.close();
    await reading;
    weights = await weightsOf(world);
  });
  return weights;
}

/** What a server books of one socket with messages both ways, closed by the client or by itself. */
async function weighSocket(name: 'live' | 'virtual', closer: 'client' | 'server'): Promise<unknown> {
  let weights: unknown;
  await bothWorlds[name](async (world) => {
    const { clock } = world;
    const { url } = world.mount('', {
      onRequest: noAnswer,
      onSocket: async (_, socket) => {
        for await (const message of socket.messages) {
          if (message === 'bye') {
            return;
          }
          await socket.send(`{"grüße":"${message.repeat(100)}"}`);
        }
      },
    });
    const headers = { [requestIdHeader]: 'c0-1' };
    const socket = await world.client.openSocket(outbound(`${url}/socket?after=abc`, { headers }));
    const reading = readAll(socket.messages);
    await clock.sleepUntil(clock.nowUs() + pauseUs);
    await socket.send('a');
    await socket.send('abc');
    await clock.sleepUntil(clock.nowUs() + 2 * pauseUs);
    if (closer === 'server') {
      await socket.send('bye');
    } else {
      socket.close();
    }
    await reading;
    weights = await weightsOf(world);
  });
  return weights;
}

/** The first entry, which is of the heads; all bytes; and the least time between two entries. */
async function weightsOf(world: TestWorld) {
  const ends = await received(world, 1);
  const traffic = trafficOf(world);
  const all = [...traffic, ...ends];
  expect(all.map(({ requestId }) => requestId)).toEqual(all.map(() => 'c0-1'));
  expect(ends).toHaveLength(1);
  const gapsUs = traffic.slice(1).map(({ atUs }, index) => atUs - (traffic[index]?.atUs ?? atUs));
  expect(Math.min(...gapsUs)).toBeGreaterThanOrEqual(100_000);
  expect(traffic.every(({ bytesIn, bytesOut }) => bytesIn + bytesOut > 0)).toBe(true);
  const sum = (bytes: 'bytesIn' | 'bytesOut') => all.reduce((total, each) => total + each[bytes], 0);
  return {
    heads: [traffic[0]?.bytesIn, traffic[0]?.bytesOut],
    total: [sum('bytesIn'), sum('bytesOut')],
    hasFewBytesLeft: ends.every(({ bytesIn, bytesOut }) => bytesIn + bytesOut <= closeFramesBytes),
  };
}

/** An empty close frame each way, the client's masked. */
const closeFramesBytes = 8;

test('a simulated stream weighs just what a real one does', async () => {
  const live = await weighStream('live');
  expect(await weighStream('virtual')).toEqual(live);
  expect(live).toMatchObject({ hasFewBytesLeft: true });
});

test.each(['client', 'server'] as const)(
  'a simulated socket that the %s closes weighs just what a real one does',
  async (closer) => {
    const live = await weighSocket('live', closer);
    expect(await weighSocket('virtual', closer)).toEqual(live);
    expect(live).toMatchObject({ hasFewBytesLeft: true });
  },
);
