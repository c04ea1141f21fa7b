import { stripVTControlCharacters } from 'node:util';
import { assert, constantFrom, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import type { Comparison } from '../analyse/comparison.js';
import { renderTerminal } from './terminal-table.js';
import {
  completeComparison,
  incompleteComparison,
  judgedComparison,
  metricsWith,
  simulatedComparison,
  withHostileTexts,
} from './testing/comparison-fixture.js';

function plain(comparison: Comparison, width = 80): string {
  return renderTerminal(comparison, { width, color: false });
}

function widest(text: string): number {
  return Math.max(...text.split('\n').map((line) => [...line].length));
}

test('renders title, table, verdict and warnings', () => {
  expect(plain(completeComparison)).toBe(`order-placed: 2 strategies, 1 trial, seed 42
Is a webhook worth its upkeep?

            latency    latency              per   empty                   dupli-
                p50        p99  requests  event   polls      bytes  lost   cated
webhook    ✓1.90 ms  ✓4.17 ms*        25   1.04       —   27.0 KiB    ✓0       0
slow poll    2.48 s    4.96 s         ✓3  ✓0.13  33.3 %  ✓16.2 KiB     1       0
✓ best of its column

webhook told the consumer 2.48 s sooner than slow poll (median), for 22 more
requests per 24 events.

* webhook: p99 needs 1,000 samples, and there are 24: run longer, or with more
  trials.

Look for: Latency p50 of the webhook against that of the slow poll.
`);
});

test('shows each expectation as passed or missed, with its figure', () => {
  expect(plain(judgedComparison)).toContain(`

Expectations: 2 of 4 missed, 1 not run
passed  webhook.latency_p99_ms < 250: 4.171 (the sample of webhook is too small
        for this percentile)
MISSED  slow poll.events_lost = 0: 1
MISSED  webhook.empty_poll_share > 0.9: not measurable: webhook has no
        empty_poll_share in this run
not run ratio(slow poll, sse).requests_total <= 10: sse took no part in this run

* webhook: `);
});

test('leaves out the question and what to look for where a scenario has neither', () => {
  const scenario = { ...completeComparison.scenario, question: null, lookFor: null };
  const text = plain({ ...completeComparison, scenario });
  expect(text.split('\n').slice(0, 2)).toEqual(['order-placed: 2 strategies, 1 trial, seed 42', '']);
  expect(text).not.toContain('Look for');
});

/** The same scenario with reads, and a strategy that hands nothing over. */
const withReads: Comparison = {
  ...completeComparison,
  rows: completeComparison.rows.map((row, index) => ({
    ...row,
    label: index === 0 ? 'webhook' : 'on-demand',
    warnings: [],
    metrics: metricsWith({
      ...(index === 0 ? row.metrics : { requests_total: 3, bytes_to_consumer: 16_000, bytes_to_source: 600 }),
      reads_total: 50,
      reads_failed: 0,
      read_latency_mean_ms: index * 40,
      read_latency_p50_ms: index * 40,
      read_latency_p99_ms: index * 80,
      stale_read_share: index === 0 ? 0.02 : 0,
      read_age_mean_ms: index === 0 ? 0.25 : 0,
    }),
  })),
};

test('shows what reads learned where somebody read, and only there', () => {
  expect(plain(withReads).split('\n').slice(3, 7)).toEqual([
    '           latency  latency                                read   stale',
    '               p50      p99  requests      bytes  lost  latency   reads',
    'webhook    1.90 ms  4.17 ms        25   27.0 KiB     0    ✓0 ms   2.0 %',
    'on-demand        —        —        ✓3  ✓16.2 KiB     —  40.0 ms  ✓0.0 %',
  ]);
  expect(plain(withReads, 200)).toMatch(/read +read +stale +age at\n.*latency +p99 +reads +read\n/);
  expect(plain(completeComparison, 200)).not.toMatch(/read/);
});

test('shows more columns where there is room', () => {
  expect(plain(completeComparison, 80)).not.toContain('stale');
  expect(plain(completeComparison, 120)).toContain('stale');
});

test('says at first sight that a run was simulated or is incomplete', () => {
  expect(plain(simulatedComparison).split('\n')[1]).toMatch(/^SIMULATED: /);
  expect(plain(incompleteComparison).split('\n')[1]).toBe('INCOMPLETE: One of 4 trials failed.');
  // What failed is told on standard error, once.
  expect(plain(incompleteComparison)).not.toContain('SIGKILL');
  const scenario = { ...completeComparison.scenario, quickForm: 'all times divided by 240' };
  expect(plain({ ...completeComparison, scenario }).split('\n')[1]).toBe(
    'QUICK FORM: all times divided by 240.',
  );
});

test('marks a strategy that the machine disturbed', () => {
  const rows = completeComparison.rows.map((row, index) => ({ ...row, trusted: index !== 0 }));
  const text = plain({ ...completeComparison, rows });
  expect(text).toMatch(/^webhook ! /m);
  expect(text).toContain('! disturbed by this machine');
});

test('shows a dash for every figure of a strategy of which no trial was measured', () => {
  const rows = completeComparison.rows.map((row) => ({ ...row, metrics: metricsWith({}), warnings: [] }));
  expect(plain({ ...completeComparison, rows })).toMatch(/^webhook( +—){8}$/m);
});

test('does not say what to look for where nothing was measured, and leaves failed trials to standard error', () => {
  const warning = { code: 'trial-failed', metrics: [], text: 'Trial 1 failed: no port.' };
  const rows = completeComparison.rows.map((row) => ({ ...row, trials: 0, warnings: [warning] }));
  expect(plain(completeComparison)).toContain('Look for');
  const text = plain({ ...completeComparison, rows });
  expect(text).not.toContain('Look for');
  expect(text).not.toContain('no port');
});

test('marks nothing as best where all are equal', () => {
  const [row] = completeComparison.rows;
  const rows = row === undefined ? [] : [row, { ...row, label: 'twin' }];
  expect(plain({ ...completeComparison, rows })).not.toContain('✓');
});

test('names all strategies once when they share a warning', () => {
  const warning = { code: 'x', metrics: [], text: 'A shared text.' };
  const rows = completeComparison.rows.map((row) => ({ ...row, warnings: [warning] }));
  expect(plain({ ...completeComparison, rows })).toContain('- all strategies: A shared text.');
});

test('colour adds escape sequences and nothing else', () => {
  const coloured = renderTerminal(judgedComparison, { width: 80, color: true });
  expect(coloured).not.toBe(plain(judgedComparison));
  expect(stripVTControlCharacters(coloured).replace(/ +$/gm, '')).toBe(plain(judgedComparison));
});

test('no line is wider than the terminal, whatever the names', () => {
  const text = string({ unit: 'binary-ascii', maxLength: 300 });
  assert(
    property(text, constantFrom(80, 120, 200), (name, width) => {
      expect(widest(plain(withHostileTexts(name), width))).toBeLessThanOrEqual(width);
    }),
  );
});

const largestReads = {
  reads_total: 888_888,
  read_latency_mean_ms: 888_888,
  read_latency_p99_ms: 888_888,
  stale_read_share: 0.9999,
  read_age_mean_ms: 888_888,
};

test.each([
  ['without reads', {}],
  ['with reads', largestReads],
])('the largest figures fit into 80 columns, %s', (_, reads) => {
  const metrics = metricsWith({
    latency_p50_ms: 888.8,
    latency_p99_ms: 888_888,
    requests_total: 888_888,
    requests_per_event: 8_888,
    empty_poll_share: 0.9999,
    bytes_to_consumer: 888 * 1_024,
    bytes_to_source: 8,
    events_lost: 888_888,
    duplicates_received: 888_888,
    ...reads,
  });
  const rows = completeComparison.rows.map((row) => ({
    ...row,
    label: 'a label that is rather long',
    metrics,
  }));
  expect(widest(plain({ ...completeComparison, rows }))).toBeLessThanOrEqual(80);
});

test('no name can send an escape sequence to the terminal', () => {
  const start = String.fromCharCode(27);
  expect(plain(withHostileTexts(`${start}[2J`))).not.toContain(start);
});
