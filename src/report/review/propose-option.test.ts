import { array, assert, boolean, constantFrom, property, record } from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Comparison, ComparisonRow } from '../../analyse/comparison.js';
import { comparisonRow } from '../../analyse/testing/comparison-row.js';
import { comparisonOf, limitOn } from '../testing/comparison-of.js';
import { proposeOption } from './propose-option.js';

function option(label: string, latencyMs: number, requests: number, facts: Partial<ComparisonRow> = {}) {
  return comparisonRow(label, { latency_p50_ms: latencyMs, requests_total: requests }, facts);
}

function propose(rows: readonly ComparisonRow[], facts: Partial<Comparison> = {}): string {
  const proposal = proposeOption(comparisonOf(rows, facts));
  return proposal.state === 'proposed'
    ? `${proposal.option.row.label} by ${proposal.rule}`
    : `none: ${proposal.because}`;
}

const webhook = option('webhook', 2, 12);
const fastPoll = option('fast poll', 100, 10);
const slowPoll = option('slow poll', 2_500, 3);

test('an option that is as fresh and as cheap as any', () => {
  expect(propose([option('poll', 500, 60), webhook])).toBe('webhook by best-of-both');
  expect(propose([option('near', 1.95, 90), webhook, slowPoll, option('sse', 2.04, 3.1)])).toBe(
    'sse by best-of-both',
  );
});

test('only equals are compared: with different numbers of consumers none is proposed', () => {
  const forTen = option('webhook for 10', 1, 1, { consumers: 10 });
  expect(propose([webhook, slowPoll, forTen])).toBe('none: no-equals');
  const lossy = { ...forTen, metrics: { ...forTen.metrics, events_lost: 1 } };
  expect(propose([webhook, slowPoll, lossy])).toBe('webhook by even-weights');
});

test('of options that tie, the one with fewer bytes per event, then the first', () => {
  const heavy = comparisonRow('heavy', { latency_p50_ms: 2, requests_total: 12, bytes_per_event: 900 });
  const light = comparisonRow('light', { latency_p50_ms: 2, requests_total: 12, bytes_per_event: 800 });
  expect(propose([heavy, light])).toBe('light by best-of-both');
  expect(propose([webhook, { ...webhook, label: 'twin' }])).toBe('webhook by best-of-both');
});

test('without a limit on freshness, the least product of latency and requests', () => {
  expect(propose([webhook, fastPoll, slowPoll])).toBe('webhook by even-weights');
  expect(propose([option('webhook', 90, 12), fastPoll])).toBe('fast poll by even-weights');
  expect(propose([option('webhook', 50, 120), fastPoll, option('slow poll', 2_500, 9)])).toBe(
    'fast poll by even-weights',
  );
});

test('less than 1 ms counts as 1 ms, and no request as one', () => {
  expect(propose([option('webhook', 0, 12), option('poll', 1.5, 6)])).toBe('poll by even-weights');
  expect(propose([option('webhook', 1, 12), option('stream', 100, 0)])).toBe('webhook by even-weights');
});

describe('limits of the scenario', () => {
  test('where every option is fresh enough, the cheapest', () => {
    const expectations = [webhook, fastPoll, slowPoll].map(({ label }) =>
      limitOn(label, 'latency_p99_ms', 'passed'),
    );
    expect(propose([webhook, fastPoll, slowPoll], { expectations })).toBe(
      'slow poll by cheapest-within-limits',
    );
    expect(propose([webhook, fastPoll, slowPoll], { expectations: expectations.slice(1) })).toBe(
      'webhook by even-weights',
    );
  });

  test('an option that missed an upper bound is left out; a lower bound is no limit', () => {
    const missed = limitOn('webhook', 'bytes_per_event', 'missed');
    expect(propose([webhook, fastPoll, slowPoll], { expectations: [missed] })).toBe(
      'fast poll by even-weights',
    );
    expect(propose([webhook, fastPoll, slowPoll], { expectations: [{ ...missed, comparator: '>' }] })).toBe(
      'webhook by even-weights',
    );
    const ratio = { ...missed, figure: 'ratio(webhook, slow poll).bytes_per_event' };
    expect(propose([webhook, fastPoll, slowPoll], { expectations: [ratio] })).toBe('webhook by even-weights');
  });
});

describe('what is left alone', () => {
  const lossy = comparisonRow('lossy', { latency_p50_ms: 1, requests_total: 1, events_lost: 1 });

  test('is proposed where the others ruled themselves out', () => {
    expect(propose([lossy, slowPoll])).toBe('slow poll by only-one-left');
  });

  test('is not proposed where the others were not measured properly, or where there are none', () => {
    expect(propose([{ ...webhook, trusted: false }, slowPoll])).toBe('none: measure-again');
    expect(propose([lossy, { ...webhook, trials: 0 }, slowPoll])).toBe('none: measure-again');
    expect(propose([slowPoll])).toBe('none: one-option');
  });

  test('is nothing where all are ruled out, or nothing was measured', () => {
    expect(propose([lossy])).toBe('none: none-left');
    expect(propose([comparisonRow('webhook', {}, { trials: 0 })])).toBe('none: measure-again');
    expect(propose([])).toBe('none: none-left');
    const idle = comparisonRow('idle', { requests_total: 0, requests_per_event: null });
    expect(propose([idle, { ...idle, label: 'also idle' }])).toBe('none: nothing-happened');
    expect(propose([idle, lossy])).toBe('none: none-left');
  });
});

test('never an option that lost events, was disturbed, or was beaten in both by more than 5 %', () => {
  const rows = array(
    record({
      latency: constantFrom(0, 1, 2, 3, 500, 2_500),
      requests: constantFrom(0, 1, 12, 13, 60),
      lost: constantFrom(0, 0, 0, 1),
      trusted: boolean(),
    }),
    { maxLength: 6 },
  );
  assert(
    property(rows, (drawn) => {
      const candidates = drawn.map(({ latency, requests, lost, trusted }, index) =>
        comparisonRow(
          `s${index}`,
          { latency_p50_ms: latency, requests_total: requests, events_lost: lost },
          { trusted },
        ),
      );
      const proposal = proposeOption(comparisonOf(candidates));
      if (proposal.state === 'proposed') {
        const { row, freshnessMs, requestsPerEvent } = proposal.option;
        expect(row.trusted && row.metrics.events_lost === 0).toBe(true);
        const better = proposal.ranking.contenders.filter(
          (other) =>
            Math.max(1, other.freshnessMs) < Math.max(1, freshnessMs) * 0.95 &&
            Math.max(1 / 12, other.requestsPerEvent) < Math.max(1 / 12, requestsPerEvent) * 0.95,
        );
        expect(better).toEqual([]);
      }
    }),
  );
});
