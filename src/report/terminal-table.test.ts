import { stripVTControlCharacters } from 'node:util';
import { array, assert, constantFrom, double, integer, option, property, record, string } from 'fast-check';
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
import { textWidth } from './text-width.js';

function plain(comparison: Comparison, width = 80): string {
  return renderTerminal(comparison, { width, color: false });
}

function widest(text: string): number {
  return Math.max(...text.split('\n').map(textWidth));
}

test('renders title, table, verdict and warnings', () => {
  expect(plain(completeComparison)).toBe(`order-placed: 2 strategies, 1 trial, seed 42
Is a webhook worth its upkeep?

            latency    latency              per   empty                   dupli-
                p50        p99  requests  event   polls      bytes  lost   cated
webhook    ✓1.90 ms  ✓4.17 ms*        25   1.04     —     27.0 KiB    ✓0       0
slow poll   2.48 s    4.96 s          ✓3  ✓0.13  33.3 %  ✓16.2 KiB     1       0
✓ best of its column
no room for: latency mean, time stale

One trial: how far its figures vary is not known. An interval needs 6 trials or
more: --trials 6, or --until-stable 5%.

webhook told the consumer 2.48 s sooner than slow poll (median), for 22 more
requests per 24 events.

Look for: Latency p50 of the webhook against that of the slow poll.

* webhook: p99 needs 1,000 samples, and there are 24: run longer, or with more
  trials.
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

Look for: `);
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

test('the best figure is that among strategies with as many consumers, and the legend says so', () => {
  const [webhook = expect.fail(), ...others] = completeComparison.rows;
  const mixed = {
    ...completeComparison,
    rows: [{ ...webhook, label: 'webhook for 9', consumers: 9 }, webhook, ...others],
  };
  const text = plain(mixed, 200);
  expect(text).toContain('✓ best of its column among strategies with as many consumers');
  const lineOf = (label: string) => text.split('\n').find((line) => line.startsWith(`${label}  `)) ?? '';
  // It has nobody to be better than.
  expect(lineOf('webhook for 9')).not.toContain('✓');
  expect(lineOf('webhook')).toContain('✓');
});

test('shows what reads learned where somebody read, and only there', () => {
  expect(plain(withReads).split('\n').slice(3, 7)).toEqual([
    '           latency  latency            empty                      read   stale',
    '               p50      p99  requests  polls      bytes  lost  latency   reads',
    'webhook    1.90 ms  4.17 ms        25      —   27.0 KiB     0    ✓0 ms   2.0 %',
    'on-demand     —        —           ✓3      —  ✓16.2 KiB     —  40.0 ms  ✓0.0 %',
  ]);
  expect(plain(withReads, 200)).toMatch(/read +read +stale +age at\n.*latency +p99 +reads +read\n/);
  expect(plain(completeComparison, 200)).not.toMatch(/read/);
});

test('shows more columns where there is room', () => {
  expect(plain(completeComparison, 80)).not.toMatch(/^.* stale .*p50/m);
  expect(plain(completeComparison, 80)).toContain('\nno room for: latency mean, time stale\n');
  expect(plain(completeComparison, 120)).toMatch(/ mean +p50 +p99 +stale /);
  expect(plain(completeComparison, 120)).not.toContain('no room for');
  expect(plain(withReads)).toContain(
    'no room for: latency mean, time stale, per event, duplicated, read p99, age at\nread\n',
  );
  // There is room for some of the optional columns, in the order of their importance.
  expect(plain(withReads, 97).split('\n').slice(3, 5)).toEqual([
    '           latency  latency              per  empty                   dupli-     read   stale',
    '               p50      p99  requests  event  polls      bytes  lost   cated  latency   reads',
  ]);
});

test('the first two lines say without colour what a run is that is no plain measurement', () => {
  expect(plain(completeComparison)).toMatch(/^order-placed: /);
  expect(plain(incompleteComparison).split('\n').slice(0, 2)).toEqual([
    '[INCOMPLETE] order-placed: 2 strategies, 2 trials, seed 42',
    'INCOMPLETE: One of 4 trials failed.',
  ]);
  // What failed is told on standard error, once.
  expect(plain(incompleteComparison)).not.toContain('SIGKILL');
  const scenario = { ...simulatedComparison.scenario, quickForm: 'all times divided by 240' };
  expect(
    plain({ ...simulatedComparison, scenario })
      .split('\n')
      .slice(0, 4),
  ).toEqual([
    '[SIMULATED, QUICK FORM] order-placed: 2 strategies, 1 trial, seed 42',
    'SIMULATED: the strategies ran in virtual time over an in-memory network; nothing',
    '           was measured on this machine.',
    'QUICK FORM: all times divided by 240.',
  ]);
});

test('a verdict is three sentences at most, and says where the others are', () => {
  const three = ['One.', 'Two.', 'Three.'];
  expect(plain({ ...completeComparison, verdict: three })).toContain('\n\nOne.\nTwo.\nThree.\n\n');
  expect(plain({ ...completeComparison, verdict: [...three, 'Four.'] })).toContain(
    '\n\nOne.\nTwo.\nThree.\n1 more finding stands in report.md.\n\n',
  );
  expect(plain({ ...completeComparison, verdict: [...three, 'Four.', 'Five.'] })).toContain(
    '\n2 more findings stand in report.md.\n',
  );
});

test('the durations of a row share a unit, and digits and units stand below each other', () => {
  const metrics = [
    { latency_mean_ms: 0.45, latency_p50_ms: 0.24, latency_p99_ms: 12.3 },
    { latency_mean_ms: 652, latency_p50_ms: 531, latency_p99_ms: 1_020 },
    { latency_mean_ms: 336_600, latency_p50_ms: 336_600, latency_p99_ms: 948_000 },
    { latency_mean_ms: 0, latency_p50_ms: 0, latency_p99_ms: 0 },
    {},
  ];
  const rows = metrics.flatMap((some, index) =>
    completeComparison.rows.slice(0, 1).map((row) => ({
      ...row,
      label: `strategy ${index}`,
      metrics: metricsWith({ events_lost: index, requests_total: index * 1_000_000, ...some }),
      warnings: index === 1 ? row.warnings : [],
    })),
  );
  const lines = plain({ ...completeComparison, rows }, 120)
    .split('\n')
    .slice(3, 10);
  expect(lines.map((line) => line.slice(0, 65).trimEnd())).toEqual([
    '              latency    latency     latency    time',
    '                 mean        p50         p99   stale   requests',
    'strategy 0   0.45 ms    0.24 ms     12.3 ms        —       ✓0',
    'strategy 1    652 ms     531 ms    1,020 ms*       —     1.00 M',
    'strategy 2   5.61 min   5.61 min    15.8 min       —     2.00 M',
    'strategy 3     ✓0 ms      ✓0 ms       ✓0 ms        —     3.00 M',
    'strategy 4      —          —           —           —     4.00 M',
  ]);
});

const narrow = [60, 40] as const;

test.each(narrow)('in %i columns the columns that matter most stay, and the others are named', (width) => {
  const text = plain(completeComparison, width);
  expect(widest(text)).toBeLessThanOrEqual(width);
  expect(text).toMatch(/p50 /);
  expect(text).toMatch(/requests/);
  expect(text).toMatch(/^no room for: [\s\S]*duplicated/m);
});

test('a label is broken at its spaces, and a column goes before its hyphen does', () => {
  const labels = ['a rather thin-webhook', 'poll every 1.4 s'];
  const rows = completeComparison.rows.map((row, index) => ({ ...row, label: labels[index] ?? '' }));
  for (const width of [40, 60, 70]) {
    const text = plain({ ...completeComparison, verdict: [], rows }, width);
    expect(text).toMatch(/^(a rather )?thin-webhook( |$)/m);
    expect(text).toMatch(/1\.4 s( |$)/m);
  }
});

test('the best figure is that of a strategy that may be quoted', () => {
  const [webhook = expect.fail(), poll = expect.fail()] = completeComparison.rows;
  const lineOf = (text: string, label: string) =>
    text.split('\n').find((line) => line.startsWith(`${label} `)) ?? '';
  const rows = [{ ...webhook, trusted: false }, poll, { ...poll, label: 'third', metrics: webhook.metrics }];
  const text = plain({ ...completeComparison, rows });
  expect(lineOf(text, 'webhook')).not.toContain('✓');
  expect(lineOf(text, 'third')).toContain('✓1.90 ms');
  expect(text).toContain('✓ best of its column among undisturbed strategies');
  const allDisturbed = rows.map((row) => ({ ...row, trusted: false }));
  expect(plain({ ...completeComparison, rows: allDisturbed })).not.toContain('✓');
});

test('marks a strategy that the machine disturbed', () => {
  const rows = completeComparison.rows.map((row, index) => ({ ...row, trusted: index !== 0 }));
  const text = plain({ ...completeComparison, rows });
  expect(text).toMatch(/^webhook ! /m);
  expect(text).toContain('! disturbed by this machine');
});

test('shows a dash for every figure of a strategy of which no trial was measured', () => {
  const rows = completeComparison.rows.map((row) => ({ ...row, metrics: metricsWith({}), warnings: [] }));
  expect(plain({ ...completeComparison, rows })).toMatch(/^webhook( +—){9}$/m);
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
  const text = string({ unit: constantFrom('a', ' ', '-', '\t', '\u001b', 'é', '注', '👍'), maxLength: 300 });
  assert(
    property(text, constantFrom(40, 60, 80, 120, 200), (name, width) => {
      expect(widest(plain(withHostileTexts(name), width))).toBeLessThanOrEqual(width);
    }),
  );
});

test('no line is wider than the terminal, whatever the labels and the figures, of twelve strategies', () => {
  const figure = option(constantFrom(0, 1e-7, 1e-3, 0.4, 1, 37, 999.7, 123_456, 4e9, 1e13));
  const metrics = record({
    latency_mean_ms: figure,
    latency_p50_ms: figure,
    latency_p99_ms: figure,
    stale_share: option(double({ min: 0, max: 1, noNaN: true })),
    requests_total: figure,
    requests_per_event: figure,
    empty_poll_share: option(double({ min: 0, max: 1, noNaN: true })),
    bytes_to_consumer: figure,
    bytes_to_source: figure,
    events_lost: figure,
    duplicates_received: figure,
    reads_total: option(integer({ min: 1, max: 9 })),
    read_latency_mean_ms: figure,
    read_latency_p99_ms: figure,
    read_age_mean_ms: figure,
  });
  const strategy = record({ label: string({ unit: 'grapheme', minLength: 1, maxLength: 64 }), metrics });
  const strategies = array(strategy, { minLength: 1, maxLength: 12 });
  assert(
    property(strategies, integer({ min: 40, max: 160 }), (all, width) => {
      const rows = all.flatMap(({ label, metrics: some }, index) =>
        completeComparison.rows.slice(0, 1).map((row) => ({
          ...row,
          label,
          metrics: metricsWith(some),
          trusted: index % 3 !== 0,
        })),
      );
      expect(widest(plain({ ...completeComparison, rows }, width))).toBeLessThanOrEqual(width);
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
