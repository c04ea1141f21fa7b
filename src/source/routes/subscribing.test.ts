import { expect, test } from 'vitest';
import { withStrategyBench } from '../../strategies/testing/strategy-bench.js';

const url = 'http://127.0.0.1:1/x';

test('a subscription names a delivery mode that there is, within its bounds', async () => {
  await withStrategyBench({}, async ({ context }) => {
    const subscribe = async (delivery: unknown): Promise<number> => {
      const { status } = await context.transport.request({
        method: 'POST',
        url: `${context.sourceUrl}/subscriptions`,
        body: JSON.stringify({ url, delivery }),
        purpose: 'handshake',
        timeoutUs: 1_000_000,
      });
      return status;
    };
    for (const delivery of [
      undefined,
      { mode: 'full' },
      { mode: 'thin' },
      { mode: 'batch', max: 1, linger_us: 0 },
      { mode: 'batch', max: 1_000, linger_us: 3_600_000_000 },
    ]) {
      expect(await subscribe(delivery), JSON.stringify(delivery)).toBe(201);
    }
    for (const delivery of [
      null,
      'thin',
      {},
      { mode: 'fat' },
      { mode: 'thin', max: 1 },
      { mode: 'batch' },
      { mode: 'batch', max: 0, linger_us: 0 },
      { mode: 'batch', max: 1_001, linger_us: 0 },
      { mode: 'batch', max: 1.5, linger_us: 0 },
      { mode: 'batch', max: 10, linger_us: -1 },
      { mode: 'batch', max: 10, linger_us: 3_600_000_001 },
    ]) {
      expect(await subscribe(delivery), JSON.stringify(delivery)).toBe(400);
    }
  });
});
