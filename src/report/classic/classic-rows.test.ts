import { expect, test } from 'vitest';
import { comparisonRow } from '../../analyse/testing/comparison-row.js';
import { classicRows } from './classic-rows.js';

function figuresOf(
  row: Parameters<(typeof classicRows)[number]['figures']>[0],
  measuredS: number | null = 12,
) {
  return classicRows.map(({ figures }) => figures(row, { measuredS }));
}

const pusher = comparisonRow(
  'webhook',
  {
    events_delivered: 12,
    latency_p50_ms: 3.1,
    latency_p99_ms: 6.2,
    stale_share: 0.005,
    requests_total: 14,
    requests_delivery: 12,
    requests_retry: 1,
    requests_handshake: 1,
    bytes_per_event: 1_024,
    connections_opened: 2,
    peak_inbound_per_second: 5,
    duplicates_received: 1,
    duplicates_applied: 0,
    out_of_order: 0,
  },
  { teaches: 'Freshness is one transit.' },
);

test('has the eight rows of the classic table, in its order', () => {
  expect(classicRows.map(({ topic }) => topic)).toEqual([
    'Who starts the conversation?',
    'How do you get updates?',
    'Resource usage',
    'Control',
    'Complexity',
    'Best for',
    'Reliability',
    'Security',
  ]);
});

test('of a strategy that pushes', () => {
  expect(figuresOf(pusher)).toEqual([
    'the source: 13 of 14 requests, the consumer: 1 of 14 requests',
    'half of them within 3.10 ms, 99 of 100 within 6.20 ms, behind for 0.5 % of the time',
    '1.17 requests per event, 1.00 KiB per event',
    'up to 5 requests came in within a second, 4.6 times the mean',
    '2 connections opened, 1 subscription or set-up',
    'Freshness is one transit.',
    'all 12 deliveries made, 1 retry, 1 duplicate received',
    '13 requests came in from outside, each one signed',
  ]);
});

test('of a strategy that polls, and lost events', () => {
  const poller = comparisonRow('poll', {
    events_delivered: 10,
    requests_total: 6,
    requests_poll: 6,
    requests_delivery: 0,
    requests_retry: 0,
    empty_poll_share: 0.25,
    events_lost: 2,
    events_pending: 0,
    peak_inbound_per_second: 0,
  });
  expect(figuresOf(poller)).toEqual([
    'the consumer: 6 of 6 requests',
    null,
    '0.50 requests per event, 25.0 % of the polls empty',
    'no request comes in: the consumer sets the pace',
    null,
    null,
    '2 of 12 deliveries lost',
    'the consumer accepts no connection from outside',
  ]);
});

test('of a strategy over a connection that stays open', () => {
  const stream = comparisonRow('sse', {
    requests_total: 0,
    requests_poll: 0,
    requests_delivery: 0,
    events_delivered: 12,
    peak_inbound_per_second: 0,
  });
  const [starts, , , control] = figuresOf(stream);
  expect(starts).toBe('no request in the window: a connection stays open');
  expect(control).toBe('no request comes in: the source sets the pace over the open connection');
});

test('the peak stands alone where the length of the windows is not known', () => {
  expect(figuresOf(pusher, null)[3]).toBe('up to 5 requests came in within a second');
});

test('of a strategy that was not measured there is nothing to say but its teaching', () => {
  const nothing = comparisonRow(
    'x',
    {
      events_occurred: null,
      deliveries_expected: null,
      events_lost: null,
      events_pending: null,
    },
    { trials: 0 },
  );
  expect(figuresOf(nothing)).toEqual([null, null, null, null, null, null, null, null]);
});

test('where nothing arrived nobody can tell who would have carried it', () => {
  const idle = comparisonRow('webhook', {
    deliveries_expected: 0,
    events_delivered: 0,
    requests_total: 0,
    requests_delivery: 0,
    peak_inbound_per_second: 0,
    reads_total: 5,
  });
  const [starts, , , control, , , reliability, security] = figuresOf(idle);
  expect([starts, control, reliability, security]).toEqual([null, null, null, null]);
});

test('of a consumer that only asks', () => {
  const asked = comparisonRow('on-demand', {
    deliveries_expected: null,
    events_lost: null,
    reads_total: 3,
    reads_failed: 0,
    requests_total: 3,
    requests_read: 3,
    peak_inbound_per_second: 0,
  });
  expect(figuresOf(asked)[0]).toBe('the consumer: 3 of 3 requests');
  expect(figuresOf(asked)[7]).toBe('the consumer accepts no connection from outside');
});

test('a percentile that must not be quoted bare has its asterisk here too', () => {
  const warning = { code: 'few-samples', metrics: ['latency_p99_ms' as const], text: '' };
  const [, updates] = figuresOf({ ...pusher, warnings: [warning] });
  expect(updates).toContain('99 of 100 within 6.20 ms*, behind');
  expect(updates).toContain('half of them within 3.10 ms,');
});
