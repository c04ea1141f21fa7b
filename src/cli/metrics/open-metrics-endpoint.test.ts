import { createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { PushVsPollError } from '../../core/errors.js';
import { trialCounts, trialStep } from '../progress/testing/trial-counts.js';
import { openMetricsEndpoint } from './open-metrics-endpoint.js';

test('serves what trials told last on the loopback, and nothing once it is closed', async () => {
  const endpoint = await openMetricsEndpoint('0', 'run');
  onTestFinished(() => endpoint.close());
  expect(endpoint.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/metrics$/);
  const step = trialStep();
  for (const polls of [1, 2]) {
    endpoint.follow('shop')({
      kind: 'trial-counts',
      step,
      phase: 'measuring',
      counts: trialCounts({ polls }),
    });
    const answer = await fetch(endpoint.url);
    expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
    expect(await answer.text()).toMatch(new RegExp(`^push_vs_poll_live_polls_total\\{.*\\} ${polls}$`, 'm'));
  }
  const negotiated = await fetch(endpoint.url, { headers: { accept: 'application/openmetrics-text' } });
  expect(negotiated.headers.get('content-type')).toMatch(/^application\/openmetrics-text; version=1\.0\.0/);
  expect((await fetch(new URL('/', endpoint.url))).status).toBe(404);
  await endpoint.close();
  await expect(fetch(endpoint.url)).rejects.toThrow();
});

test('a port that is taken is one clear error', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => {
    taken.close();
  });
  await new Promise((resolve) => taken.once('listening', resolve));
  const address = taken.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const opening = openMetricsEndpoint(String(port), 'run');
  await expect(opening).rejects.toThrow(PushVsPollError);
  await expect(opening).rejects.toMatchObject({
    code: 'PVP_PORT_UNAVAILABLE',
    message: `Cannot serve metrics on port ${port}: another program listens on it`,
    nextStep: expect.stringContaining('--metrics-port'),
  });
});

test.each(['', 'abc', '65536', '-1', '1.5', '0x10', ' 80'])('%j is no port', async (text) => {
  await expect(openMetricsEndpoint(text, 'run')).rejects.toMatchObject({ code: 'PVP_USAGE' });
});
