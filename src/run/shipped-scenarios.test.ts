import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { MetricValues } from '../core/metric-catalogue.js';
import type { TrialMeasurement } from '../measure/trial-measurement.js';
import { buildPlan } from '../plan/build-plan.js';
import { listScenarios } from '../scenario/list-scenarios.js';
import { loadScenario } from '../scenario/load-scenario.js';
import { noChanges } from '../scenario/scenario-changes.js';
import { measured, runQuietly } from './testing/run-quietly.js';

/** Fifty thousand polls in virtual time, on a machine that does other things too. */
const slowMs = 180_000;

const root = fileURLToPath(new URL('../..', import.meta.url));

async function simulate(name: string, quick = false): Promise<ReadonlyMap<string, TrialMeasurement>> {
  const plan = buildPlan(loadScenario(name, { ...noChanges, quick }, root));
  const results = await runQuietly(plan, 'virtual');
  return new Map(results.map((result) => [result.label, measured(result)]));
}

test.each(listScenarios(root).map(({ name }) => name))(
  '%s: in its quick form, every strategy delivers everything once, and its books balance',
  async (name) => {
    for (const { metrics, requests } of (await simulate(name, true)).values()) {
      expect(metrics.events_occurred).toBeGreaterThan(0);
      // Both are null for a strategy that delivers no events; its reads are checked instead.
      expect(metrics.events_delivered).toBe(metrics.deliveries_expected);
      expect(metrics.duplicates_applied ?? 0).toBe(0);
      expect(metrics.reads_failed ?? 0).toBe(0);
      const { refused, cut, abandoned } = requests.neverArrived;
      expect(requests.sent).toBe(requests.received + refused + cut + abandoned);
    }
  },
  slowMs,
);

test(
  'many-consumers: 1, 10, 100 and 1,000 consumers in one run, each on events of its own, and none is lost',
  async () => {
    const results = await simulate('many-consumers', true);
    const counts = [1, 10, 100, 1_000];
    for (const id of ['webhook', 'interval-poll']) {
      const rows = counts.map((consumers) => results.get(`${id} for ${consumers}`));
      const events = rows.map((row) => row?.metrics.events_occurred ?? 0);
      expect(events[0]).toBeGreaterThan(0);
      expect(events).toEqual(events.toSorted((left, right) => left - right));
      expect(rows.map((row) => row?.metrics.events_delivered)).toEqual(events);
      for (const [index, consumers] of counts.entries()) {
        const receivers = rows[index]?.deliveries.map(({ consumer }) => consumer) ?? [];
        expect(Math.max(...receivers)).toBeLessThan(consumers);
      }
    }
    // What one consumer is told is the same, however many others there are.
    const [alone, crowd] = [1, 1_000].map(
      (consumers) => results.get(`webhook for ${consumers}`)?.deliveries ?? [],
    );
    expect(crowd?.filter(({ consumer }) => consumer === 0)).toEqual(alone);
  },
  slowMs,
);

describe('published figures', () => {
  test(
    'zapier-2013: 1.53 % of the polls are useful, and there are 65 polls for one webhook',
    async () => {
      const results = await simulate('zapier-2013');
      const poll = metricsOf(results, 'interval-poll');
      const usefulShare = 1 - (poll.empty_poll_share ?? 0);
      expect(Math.abs(usefulShare / (460_000 / 30_000_000) - 1)).toBeLessThan(0.05);
      const perWebhook = (poll.requests_total ?? 0) / (metricsOf(results, 'webhook').requests_total ?? 0);
      expect(Math.abs(perWebhook / (30_000_000 / 460_000) - 1)).toBeLessThan(0.05);
    },
    slowMs,
  );

  test(
    'bozdag-2007: pull every second against publish every 50 is 98 % needless by its numbers',
    async () => {
      const results = await simulate('bozdag-2007');
      const pull = metricsOf(results, 'pull');
      expect(pull).toMatchObject({ events_occurred: 10, requests_poll: 10 * 500, empty_poll_share: 0.98 });
      expect(metricsOf(results, 'push').latency_max_ms).toBeLessThan(pull.latency_min_ms ?? 0);
    },
    slowMs,
  );

  test(
    'flickr-2008: a hundredth of 2.9 million polls, for the seventh of the users that had news',
    async () => {
      const results = await simulate('flickr-2008');
      const poll = metricsOf(results, 'interval-poll');
      expect(Math.abs((poll.requests_poll ?? 0) / 29_000 - 1)).toBeLessThan(0.005);
      expect(poll.empty_poll_share).toBeGreaterThan(0.997);
      const deliveries = results.get('interval-poll')?.deliveries ?? [];
      const withNews = new Set(deliveries.map(({ consumer }) => consumer)).size / 458;
      // 458 users with a chance of 14.7 % each: two standard deviations are 3.3 %.
      expect(Math.abs(withNews - 6_721 / 45_754)).toBeLessThan(0.033);
    },
    slowMs,
  );

  test(
    'github-events: nobody who listens polls more often than every 60 seconds, and 304 is the usual answer',
    async () => {
      const results = await simulate('github-events');
      for (const label of ['conditional-poll', 'impatient but obedient']) {
        const { requests_poll: polls, requests_not_modified: unchanged } = metricsOf(results, label);
        expect(polls).toBe(1_440);
        // 1,440 polls with a chance of e^(-0.5) each: three standard deviations are 4 % of them.
        expect(Math.abs((unchanged ?? 0) / 1_440 - Math.exp(-0.5))).toBeLessThan(0.04);
      }
      expect(metricsOf(results, 'does not listen').requests_poll).toBe(8_640);
    },
    slowMs,
  );
});

function metricsOf(results: ReadonlyMap<string, TrialMeasurement>, label: string): MetricValues {
  const result = results.get(label);
  if (result === undefined) {
    throw new Error(`${label} did not run`);
  }
  return result.metrics;
}
