import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRateLimit } from './rate-limit.js';

test('so many requests per window, each consumer by itself; a window begins with a request', () => {
  const limit = createRateLimit({ requests: 2, perUs: 100 });
  expect([limit.take(0, 50), limit.take(0, 60), limit.take(0, 70), limit.take(0, 149)]).toEqual([
    0, 0, 80, 1,
  ]);
  expect(limit.take(1, 70)).toBe(0);
  expect([limit.take(0, 150), limit.take(0, 151), limit.take(0, 152)]).toEqual([0, 0, 98]);
});

test('no window lets more pass than the limit, and who waits as told is let in', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: 50 }),
      fc.array(fc.nat({ max: 30 }), { maxLength: 60 }),
      (requests, perUs, gapsUs) => {
        const limit = createRateLimit({ requests, perUs });
        let nowUs = 0;
        let first = Number.NEGATIVE_INFINITY;
        let passed = 0;
        for (const gapUs of gapsUs) {
          nowUs += gapUs;
          const waitUs = limit.take(0, nowUs);
          if (waitUs > 0) {
            expect(nowUs + waitUs).toBe(first + perUs);
            nowUs += waitUs;
            expect(limit.take(0, nowUs)).toBe(0);
          }
          passed = nowUs - first >= perUs ? 1 : passed + 1;
          first = passed === 1 ? nowUs : first;
          expect(passed).toBeLessThanOrEqual(requests);
        }
      },
    ),
  );
});
