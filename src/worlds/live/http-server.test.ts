import { expect, test } from 'vitest';
import type { Observation } from '../../core/observation.js';
import { outbound, untilGone } from '../testing/exchanges.js';
import { createLiveClient } from './http-client.js';
import { startLiveServer } from './http-server.js';

test('what is open when the server closes is cut, and booked when the close has resolved', async () => {
  const booked: Observation[] = [];
  const observe = (observation: Observation) => booked.push(observation);
  const server = await startLiveServer({ port: 0, maxBodyBytes: 4_096, observe });
  async function* forever(signal: AbortSignal) {
    yield 'hello';
    await untilGone(signal);
  }
  const { url } = server.mount('', {
    onRequest: async ({ signal, path }) =>
      path === '/held'
        ? untilGone(signal).then(() => ({ kind: 'answer', status: 200 }) as const)
        : { kind: 'stream', chunks: forever(signal) },
    onSocket: ({ signal }) => untilGone(signal),
  });
  const client = createLiveClient();
  try {
    await client.openStream(outbound(url));
    await client.openSocket(outbound(url));
    const held = client.request(outbound(`${url}/held`)).catch(() => 'no answer');
    await new Promise((resolve) => setTimeout(resolve, 50));
    await server.close();
    const statuses = booked.flatMap((each) =>
      each.kind === 'request-received' ? [String(each.status)] : [],
    );
    expect(statuses.sort()).toEqual(['101', '200', 'null']);
    expect(await held).toBe('no answer');
  } finally {
    await client.close();
  }
});
