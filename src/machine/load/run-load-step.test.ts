import { expect, onTestFinished, test } from 'vitest';
import type { InboundRequest } from '../../core/ports/transport.js';
import { decodeSecret, verifyWebhook } from '../../protocol/standard-webhooks.js';
import { startLiveServer } from '../../worlds/live/http-server.js';
import { liveCrypto } from '../../worlds/live/live-crypto.js';
import { prepareRequests } from './prepare-requests.js';
import { runLoadStep } from './run-load-step.js';

/** Real sockets. Counts are asserted, never how long something took. */

const secret = `whsec_${'A'.repeat(43)}=`;
const plan = { ratePerSecond: 100, durationSeconds: 1, graceMs: 5_000 };

async function serve(answer: (request: InboundRequest) => number): Promise<string> {
  const server = await startLiveServer({ port: 0, maxBodyBytes: 65_536, observe: () => undefined });
  onTestFinished(() => server.close());
  server.mount('', { onRequest: async (request) => ({ kind: 'answer', status: answer(request) }) });
  return server.origin;
}

function webhooksTo(origin: string) {
  const event = { type: 'order.placed', key: 'o-1', occurredAt: '2026-01-01T00:00:00Z', payloadJson: '{}' };
  return prepareRequests({ kind: 'webhooks', url: `${origin}/hook`, secret, events: [event] });
}

test('sends exactly what is due: signed webhooks, each under an id of its own', async () => {
  const ids = new Set<string | undefined>();
  const key = decodeSecret(secret) ?? new Uint8Array();
  const origin = await serve((request) => {
    ids.add(request.headers['webhook-id']);
    return verifyWebhook(liveCrypto, key, request, Date.now() / 1_000).ok && request.path === '/hook'
      ? 204
      : 401;
  });
  const step = await runLoadStep(webhooksTo(origin), plan);
  expect(step).toMatchObject({ ratePerSecond: 100, dueRequests: 100, answered: 100, refused: 0, errors: 0 });
  expect(ids.size).toBe(100);
  expect(step.latencyP99Us).toBeGreaterThan(0);
  expect(step.latencyP99Us).toBeGreaterThanOrEqual(step.latencyP50Us ?? 0);
});

test('answers that are no 2xx are counted apart, and support no percentile', async () => {
  const origin = await serve(() => 503);
  const step = await runLoadStep(webhooksTo(origin), plan);
  expect(step).toMatchObject({ answered: 0, refused: 100, latencyP50Us: null, latencyP99Us: null });
});

test('a percentile is one of all that were due: too many refusals leave p99 open, not p50', async () => {
  let received = 0;
  const origin = await serve(() => {
    received += 1;
    return received % 10 === 0 ? 500 : 204;
  });
  const step = await runLoadStep(webhooksTo(origin), plan);
  expect(step).toMatchObject({ answered: 90, refused: 10, latencyP99Us: null });
  expect(step.latencyP50Us).toBeGreaterThan(0);
  expect(step.sentLatencyP99Us).toBeGreaterThan(0);
});

test('where nothing listens there are errors, and it ends', async () => {
  const server = await startLiveServer({ port: 0, maxBodyBytes: 1_024, observe: () => undefined });
  await server.close();
  const step = await runLoadStep(webhooksTo(server.origin), { ...plan, graceMs: 100 });
  expect(step).toMatchObject({ answered: 0, refused: 0 });
  expect(step.errors).toBeGreaterThan(0);
});
