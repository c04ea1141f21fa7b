import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { MetricValues } from '../core/metric-catalogue.js';
import type { ComparisonRow } from './comparison.js';
import { comparisonRow } from './testing/comparison-row.js';
import { writeVerdict } from './verdict.js';

const row = (label: string, latency_p50_ms: number | null, requests_total: number | null): ComparisonRow =>
  comparisonRow(label, { latency_p50_ms, requests_total });

/** A strategy all of whose requests are polls. */
const polling = (label: string, latency_p50_ms: number, requests_total: number): ComparisonRow =>
  comparisonRow(label, { latency_p50_ms, requests_total, requests_poll: requests_total });

/** A strategy all of whose requests are the source's calls. */
const calling = (label: string, latency_p50_ms: number, requests_total: number): ComparisonRow =>
  comparisonRow(label, { latency_p50_ms, requests_total, requests_delivery: requests_total });

/** A strategy whose reads were all answered; `null` as median: it hands nothing over. */
const reader = (
  label: string,
  latency_p50_ms: number | null,
  reads: { readonly latencyMs: number; readonly staleShare: number; readonly requests: number },
  more: Partial<MetricValues> = {},
): ComparisonRow =>
  comparisonRow(label, {
    latency_p50_ms,
    ...(latency_p50_ms === null
      ? { deliveries_expected: null, events_lost: null, events_pending: null }
      : {}),
    requests_total: reads.requests,
    reads_total: 50,
    reads_failed: 0,
    read_latency_mean_ms: reads.latencyMs,
    stale_read_share: reads.staleShare,
    ...more,
  });

const onDemand = reader('on-demand', null, { latencyMs: 40, staleShare: 0, requests: 5 });
const webhook = reader('webhook', 1, { latencyMs: 0, staleShare: 0.0123, requests: 24 });
const poll = reader('poll', 494, { latencyMs: 0, staleShare: 0.86, requests: 12 });

const cases: readonly (readonly [string, readonly ComparisonRow[], string])[] = [
  [
    'the freshest is held against the cheapest',
    [row('webhook', 1.2, 24), row('interval-poll', 494, 12), row('slow poll', 2_480, 13)],
    'webhook told the consumer 412 times sooner than interval-poll (median 1.2 ms against 494 ms) and sent 2 times ' +
      'the requests (24 against 12).' +
      ' Beside them: slow poll (median 2.5 s, 13 requests).',
  ],
  [
    'one strategy can be both',
    [row('slow poll', 2_500, 48), row('webhook', 1_000, 24), row('poll', 1_800, 96)],
    'webhook was both the freshest and the cheapest: it told the consumer 2.5 times sooner than slow poll, the least ' +
      'fresh (median 1 s against 2.5 s) and sent half the requests (24 against 48).' +
      ' Beside them: poll (median 1.8 s, 96 requests).',
  ],
  [
    'streams that tie in both are held against the freshest that polls, not against each other',
    [
      polling('slow poll', 2_500, 3),
      row('webhook', 5, 24),
      row('sse', 0, 0),
      polling('long poll', 40, 48),
      row('ws', 0, 0),
    ],
    'sse and ws were both the freshest and the cheapest: they told the consumer at once, where long poll, the freshest ' +
      'that polls, took a median of 40 ms, and sent none, where the other sent 48.' +
      ' Beside them: slow poll (median 2.5 s, 3 requests) and webhook (median 5 ms, 24 requests).',
  ],
  [
    'where streams are best, the webhook is held against the freshest poll',
    [row('sse', 0, 0), calling('webhook', 5, 24), polling('poll', 40, 48), polling('slow poll', 2_500, 3)],
    'sse was both the freshest and the cheapest: it told the consumer at once, where poll, the freshest that polls, took ' +
      'a median of 40 ms, and sent none, where the other sent 48. webhook told the consumer 8 times sooner than poll, the ' +
      'freshest that polls (median 5 ms against 40 ms) and sent half the requests (24 against 48).',
  ],
  [
    'a webhook that is later than the poll is told so, and so is that it is the best of its kind',
    [row('sse', 1, 2), calling('batches', 90, 3), calling('webhook', 60, 24), polling('long poll', 30, 24)],
    'sse was both the freshest and the cheapest: it told the consumer 30 times sooner than long poll, the freshest that ' +
      'polls (median 1 ms against 30 ms) and sent 8.3 % of the requests (2 against 24). long poll told the consumer 2 times ' +
      'sooner than webhook, the freshest of the webhooks (median 30 ms against 60 ms) and sent as many requests (24 each).',
  ],
  [
    'where nothing polls, the webhook stands by itself',
    [row('sse', 1, 1), row('ws', 2, 2), row('other', 9, 9), calling('webhook', 5, 24)],
    'sse was both the freshest and the cheapest: it told the consumer 9 times sooner than other, the least fresh (median ' +
      '1 ms against 9 ms) and sent 11 % of the requests (1 against 9). webhook told the consumer after a median of 5 ms ' +
      'and sent 24 requests, 2 per event.',
  ],
  [
    'two webhooks that are best do not keep the poll out',
    [calling('webhook', 1, 24), calling('batches', 85, 4), polling('poll', 500, 12)],
    'webhook told the consumer 85 times sooner than batches (median 1 ms against 85 ms) and sent 6 times the requests (24 ' +
      'against 4). webhook told the consumer 500 times sooner than poll (median 1 ms against 500 ms) and sent 2 times the ' +
      'requests (24 against 12).',
  ],
  [
    'a webhook and a poll that are both named are held against each other once',
    [calling('webhook', 1, 24), polling('poll', 500, 12), polling('slow poll', 2_500, 3), row('sse', 3, 4)],
    'webhook told the consumer 2500 times sooner than slow poll (median 1 ms against 2.5 s) and sent 8 times the requests ' +
      '(24 against 3).' +
      ' Beside them: poll (median 500 ms, 12 requests) and sse (median 3 ms, 4 requests).',
  ],
  [
    'a poll that is best in both is held against the freshest push',
    [polling('poll', 5, 4), row('slow hook', 90, 30), row('hook', 50, 24)],
    'poll was both the freshest and the cheapest: it told the consumer 10 times sooner than hook, the freshest that ' +
      'does not poll (median 5 ms against 50 ms) and sent 17 % of the requests (4 against 24).' +
      ' Beside them: slow hook (median 90 ms, 30 requests).',
  ],
  [
    'who is nearly the cheapest is not held against its like either',
    [row('sse', 3, 100), row('ws', 3.1, 98), polling('poll', 300, 400)],
    'sse was the freshest and about as cheap as the cheapest: it told the consumer 100 times sooner than poll, the ' +
      'freshest that polls (median 3 ms against 300 ms) and sent a quarter of the requests (100 against 400).' +
      ' Beside them: ws (median 3.1 ms, 98 requests).',
  ],
  [
    'all tie in everything',
    [row('first', 5, 20), row('second', 5, 20), polling('third', 5, 20)],
    'first, second and third told the consumer as soon (median of 5 ms) and sent as many requests (20 each).',
  ],
  [
    'a tie in requests',
    [row('poll', 500, 12), row('webhook', 1, 12)],
    'webhook told the consumer 500 times sooner than poll (median 1 ms against 500 ms) and sent as many requests (12 ' +
      'each).',
  ],
  [
    'a tie in freshness: the cheaper one is the freshest',
    [row('busy', 5, 30), row('lazy', 5, 20)],
    'lazy was both the freshest and the cheapest: it told the consumer as soon as busy (median 5 ms each) and sent ' +
      '67 % of the requests (20 against 30).',
  ],
  [
    'a tie in both: scenario order',
    [row('first', 5, 20), row('second', 5, 20)],
    'first told the consumer as soon as second (median 5 ms each) and sent as many requests (20 each).',
  ],
  [
    'nearly equal values are not made much of',
    [row('left', 5, 102), row('right', 5.2, 100)],
    'left told the consumer about as soon as right (median 5 ms against 5.2 ms) and sent about as many requests (102 ' +
      'against 100).',
  ],
  [
    'nothing is divided by a latency of 0',
    [row('webhook', 0, 24), row('poll', 494, 12)],
    'webhook told the consumer at once, where poll took a median of 494 ms, and sent 2 times the requests (24 against ' +
      '12).',
  ],
  [
    'nor by what no clock could tell from it',
    [row('webhook', 5e-324, 24), row('poll', 494, 12)],
    'webhook told the consumer at once, where poll took a median of 494 ms, and sent 2 times the requests (24 against ' +
      '12).',
  ],
  [
    'nothing is divided by a count of 0',
    [row('webhook', 1, 24), row('on-demand', 90, 0)],
    'webhook told the consumer 90 times sooner than on-demand (median 1 ms against 90 ms) and sent 24 requests, where ' +
      'the other sent none.',
  ],
  [
    'one strategy alone',
    [row('webhook', 1.234, 24)],
    'webhook told the consumer after a median of 1.2 ms and sent 24 requests, 2 per event.',
  ],
  ['no measured strategy', [], 'No strategy was measured to the end, so there is nothing to compare.'],
  ['reads alone', [onDemand], 'on-demand answered the reads after a mean of 40 ms, none stale, 5 requests.'],
  [
    'one strategy answers reads the soonest, the freshest and with the fewest requests',
    [
      reader('on-demand', null, { latencyMs: 40, staleShare: 0, requests: 50 }),
      reader('nearby', null, { latencyMs: 0.4, staleShare: 0, requests: 50 }),
    ],
    'Reads were answered soonest by nearby (after a mean of 0.4 ms, none stale, 50 requests).',
  ],
  [
    'reads that are answered at once by all are told apart by the rest',
    ['a', 'b', 'c'].map((label, index) =>
      reader(label, null, { latencyMs: 0, staleShare: index / 10, requests: 9 }),
    ),
    'Reads were answered at once by all; freshest by a (none stale, 9 requests).',
  ],
  [
    'reads that are answered alike by all',
    ['a', 'b'].map((label) => reader(label, null, { latencyMs: 20, staleShare: 0, requests: 9 })),
    'Reads were answered after a mean of 20 ms by both, none stale, 9 requests each.',
  ],
  [
    'of many that answer as soon only the number is told',
    [
      onDemand,
      ...['a', 'b', 'c', 'd', 'e'].map((label) => ({
        ...webhook,
        label,
        metrics: { ...webhook.metrics, latency_p50_ms: null },
      })),
    ],
    'Reads were answered soonest by a (at once, 1.2 % stale, 24 requests), as soon as by 4 others; freshest and with the ' +
      'fewest requests by on-demand (after a mean of 40 ms, none stale, 5 requests).',
  ],
  [
    'nothing handed over, and nobody who reads',
    [comparisonRow('on-demand', { deliveries_expected: null, events_lost: null, requests_total: 0 })],
    'Nothing is handed over unasked, and nobody read: give the workload `reads` to compare answers.',
  ],
  [
    'no event',
    [comparisonRow('webhook', { events_occurred: 0, deliveries_expected: 0, requests_total: 0 })],
    'No delivery was expected within the measured window, so there is nothing to compare: raise workload.duration or ' +
      'the rate of the arrivals.',
  ],
];

test.each(cases)('%s', (_, rows, sentence) => {
  expect(writeVerdict(rows, 'live')).toEqual([sentence]);
});

test('several consumers, in simulation', () => {
  const rows = [row('webhook', 1, 12), row('poll', 10, 6)].map((one) => ({ ...one, consumers: 3 }));
  expect(writeVerdict(rows, 'virtual')[0]).toMatch(
    /^In simulation, webhook told the consumers 10 times sooner /,
  );
});

test('strategies are compared with those that have as many consumers', () => {
  const rows = [1, 1_000].flatMap((consumers) => [
    comparisonRow(
      `webhook for ${consumers}`,
      { latency_p50_ms: 1, requests_total: 12 * consumers },
      { consumers },
    ),
    comparisonRow(
      `poll for ${consumers}`,
      { latency_p50_ms: 10, requests_total: 6 * consumers },
      { consumers },
    ),
  ]);
  expect(writeVerdict(rows, 'virtual')).toEqual([
    'In simulation, webhook for 1 told its 1 consumer 10 times sooner than poll for 1 (median 1 ms against 10 ms) and ' +
      'sent 2 times the requests (12 against 6).',
    'webhook for 1000 told its 1000 consumers 10 times sooner than poll for 1000 (median 1 ms against 10 ms) and sent 2 ' +
      'times the requests (12000 against 6000).',
  ]);
});

test('reads too are compared among as many consumers', () => {
  const few = { ...poll, label: 'poll for 1' };
  const many = [webhook, onDemand].map((each) => ({ ...each, consumers: 5 }));
  const sentences = writeVerdict([few, ...many], 'live');
  expect(sentences).toContainEqual('poll for 1 answered the reads at once, 86 % stale, 12 requests.');
  expect(sentences).toContainEqual(
    expect.stringMatching(/^Reads were answered soonest by webhook .* by on-demand/),
  );
});

test('reads get a sentence of their own: who answered soonest, freshest, and with the fewest requests', () => {
  expect(writeVerdict([webhook, poll, onDemand], 'live')).toEqual([
    expect.stringMatching(/^webhook told the consumer 494 times sooner than poll/),
    'Reads were answered soonest by webhook (at once, 1.2 % stale, 24 requests), as soon as by poll; freshest and ' +
      'with the fewest requests by on-demand (after a mean of 40 ms, none stale, 5 requests).',
  ]);
});

test('copies that answer at once are told apart by what they know', () => {
  const [, sentence] = writeVerdict([poll, webhook], 'live');
  expect(sentence).toBe(
    'Reads were answered at once by both; freshest by webhook (1.2 % stale, 24 requests); with the fewest requests by ' +
      'poll (86 % stale, 12 requests).',
  );
});

test('a strategy that left reads unanswered or lost events is not praised for its reads', () => {
  const silent = reader('silent', null, { latencyMs: 1, staleShare: 0, requests: 1 }, { reads_failed: 7 });
  const lossy = reader('lossy', 1, { latencyMs: 0, staleShare: 0, requests: 1 }, { events_lost: 3 });
  expect(writeVerdict([silent, lossy, onDemand], 'virtual')).toEqual([
    'In simulation, on-demand answered the reads after a mean of 40 ms, none stale, 5 requests.',
    expect.stringMatching(/^lossy lost 3 of 12 deliveries/),
    'silent left 7 of 50 reads unanswered, so its reads are not held against those of the others.',
  ]);
  expect(writeVerdict([lossy], 'live')[0]).toMatch(/^Every strategy that was measured lost events/);
});

test('a strategy that lost events is not praised, and the loss is told', () => {
  const lossy = comparisonRow('lossy', {
    latency_p50_ms: 0.1,
    requests_total: 1,
    events_lost: 3,
    events_pending: 2,
  });
  expect(writeVerdict([lossy, row('webhook', 1, 24), row('poll', 494, 12)], 'live')).toEqual([
    expect.stringMatching(/^webhook told the consumer 494 times sooner than poll/),
    'lossy lost 3 of 12 deliveries (a retry was still due for 2), so its latency is not held against that of the ' +
      'others.',
  ]);
  expect(writeVerdict([lossy], 'live')[0]).toBe(
    'Every strategy that was measured lost events, so none of them is recommended.',
  );
});

test('several losses make one sentence, and stand with a disturbance before what reads learned', () => {
  const lost = (label: string, events_lost: number, events_pending: number) =>
    reader(label, 2, { latencyMs: 0, staleShare: 0, requests: 9 }, { events_lost, events_pending });
  const rows = [lost('a', 3, 0), webhook, lost('b', 5, 5), { ...onDemand, trusted: false }, lost('c', 1, 0)];
  expect(writeVerdict(rows, 'live')).toEqual([
    expect.stringMatching(/^webhook told the consumer/),
    'a lost 3 of 12 deliveries, b lost 5 of 12 deliveries (a retry was still due for all of them) and c lost 1 of 12 ' +
      'deliveries, so their latencies are not held against those of the others.',
    'This machine disturbed the figures of on-demand: measure again before quoting them.',
    expect.stringMatching(/^Reads were answered /),
  ]);
});

test('says which strategies have no figures, and which were disturbed', () => {
  const failed = comparisonRow('failed', {}, { trials: 0 });
  const disturbed = { ...row('disturbed', 3, 4), trusted: false };
  expect(writeVerdict([failed, disturbed], 'live').slice(1)).toEqual([
    'This machine disturbed the figures of disturbed: measure again before quoting them.',
    'failed was not measured to the end.',
  ]);
});

test('whatever the figures are, no sentence holds a NaN, an infinity or an empty word', () => {
  const value = fc.option(fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1e9, noNaN: true })));
  const count = fc.option(fc.nat());
  const rows = fc.array(
    fc
      .record({
        median: value,
        requests: count,
        lost: fc.constantFrom(0, 0, 3, 12),
        trials: fc.nat({ max: 1 }),
        readLatency: value,
        stale: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
        unanswered: fc.constantFrom(null, 0, 0, 7),
      })
      .map(({ median, requests, lost, trials, readLatency, stale, unanswered }) =>
        comparisonRow(
          'strategy',
          {
            latency_p50_ms: median,
            requests_total: requests,
            events_lost: lost,
            reads_total: unanswered === null ? null : 50,
            reads_failed: unanswered,
            read_latency_mean_ms: readLatency,
            stale_read_share: stale,
          },
          { trials },
        ),
      ),
  );
  fc.assert(
    fc.property(rows, fc.constantFrom('live' as const, 'virtual' as const), (all, world) => {
      const sentences = writeVerdict(all, world);
      expect(sentences.length).toBeGreaterThan(0);
      for (const sentence of sentences) {
        expect(sentence).not.toMatch(/NaN|Infinity|undefined|null| {2}/);
        expect(sentence).toMatch(/\.$/);
      }
    }),
  );
});
