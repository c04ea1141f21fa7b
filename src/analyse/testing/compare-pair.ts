import type { TrialResult } from '../../measure/trial-measurement.js';
import type { CompareInput } from '../compare.js';
import { metricsWith } from './comparison-row.js';

/** What a comparison of strategies `first` and `second` is made from, but for what is pooled. */
export function comparePair(results: readonly TrialResult[]): CompareInput {
  const strategies = ['first', 'second'].map((label) => ({
    ...{ label, id: 'webhook', teaches: '', wire: null, options: {}, consumers: 1 },
  }));
  const pool = { metrics: metricsWith({ events_lost: 0 }), latencySamples: 1_000 };
  return {
    world: 'virtual',
    plan: {
      scenario: {
        ...{ name: 'pair', question: null, summary: 'A pair.', lookFor: null, text: 'name: pair' },
        ...{ overrides: [], quickForm: null, hash: 'abc' },
      },
      seed: 1,
      trialCount: Math.max(0, ...results.map(({ trial }) => trial)),
      expectations: [],
      setup: {
        ...{ arrivals: 'poisson', eventsPerSecond: 1, readsPerSecond: 0, consumers: 1, audience: 'all' },
        ...{ warmUpMs: 0, durationMs: 1_000, drainMs: 0, linkLatencyMs: 0, linkJitterMs: 0 },
        schedule: 'sequential',
      },
      strategies,
    },
    results,
    pooled: new Map(strategies.map(({ label }) => [label, pool])),
    predicted: new Map(),
    simulated: new Map(),
  };
}
