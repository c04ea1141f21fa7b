import { expect, test } from 'vitest';
import type { ProbeRecord } from '../core/machine-check.js';
import { concludeCheck } from './conclude-check.js';

function measured(figures: Readonly<Record<string, number | null>>): ProbeRecord {
  const head = { id: 'any', title: 'any', measuredAt: '2026-01-01T00:00:00.000Z', depth: 'full' } as const;
  return { ...head, state: 'measured', figures, verdicts: [] };
}

test('latencies are trusted from the floor and the timers on, rates up to a quarter of the generator’s', () => {
  const conclusions = concludeCheck([
    measured({ timer_late_p95_us: 1_100 }),
    measured({ post_spaced_p50_us: 380 }),
    measured({ autocannon_posts_per_second: 17_100 }),
    measured({ link_error_p95_us: 640 }),
    measured({ clock_order_violations_count: 0 }),
  ]);
  expect(conclusions).toEqual([
    'Latencies are the strategy’s from 1.5 ms on; a difference smaller than that may be the machine’s (floor 0.38 ms, timers 1.1 ms).',
    'Up to about 4200 requests a second of all strategies’ traffic can be trusted; `push-vs-poll capacity` measures a scenario’s own limit.',
    'Emulated links add up to 0.64 ms of their own each way.',
  ]);
});

test('clocks that disagree come first', () => {
  expect(concludeCheck([measured({ clock_order_violations_count: 3 })])).toEqual([
    'No latency can be trusted: the clocks of two processes disagree.',
  ]);
});

test('what was not measured is not spoken of', () => {
  expect(concludeCheck([measured({ timer_late_p95_us: 1_100 })])).toEqual([]);
  expect(concludeCheck([measured({ link_error_p95_us: null })])).toEqual([]);
});
