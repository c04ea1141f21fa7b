import { expect, test } from 'vitest';
import { readSourceConditions } from './source-conditions.js';

test('what a source section does not say is as the source has it by default', () => {
  expect(readSourceConditions({})).toEqual({
    commitDelayUs: 0,
    maxPayloadBytes: 262_144,
    feed: {
      maxPageEvents: 1_000,
      maxWaitUs: 60_000_000,
      pollIntervalUs: 0,
      rateLimit: null,
      skipsLateEvents: false,
    },
    webhook: { timeoutUs: 15_000_000, concurrency: 16 },
    heartbeatUs: 15_000_000,
  });
});

test('what it says arrives', () => {
  const section = {
    'commit-delay': '2s',
    'max-payload': '1KiB',
    feed: {
      'max-page': 7,
      'max-wait': '3s',
      'poll-interval': '1500ms',
      'rate-limit': { requests: 4, per: '5s' },
      cursor: 'sequence',
    },
    webhook: { timeout: '6s', concurrency: 2 },
    stream: { heartbeat: '8s' },
  };
  expect(readSourceConditions(section)).toEqual({
    commitDelayUs: 2_000_000,
    maxPayloadBytes: 1_024,
    feed: {
      maxPageEvents: 7,
      maxWaitUs: 3_000_000,
      pollIntervalUs: 1_500_000,
      rateLimit: { requests: 4, perUs: 5_000_000 },
      skipsLateEvents: true,
    },
    webhook: { timeoutUs: 6_000_000, concurrency: 2 },
    heartbeatUs: 8_000_000,
  });
});
