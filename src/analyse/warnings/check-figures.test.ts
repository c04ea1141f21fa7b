import { expect, test } from 'vitest';
import type { MetricValues } from '../../core/metric-catalogue.js';
import { metricsWith } from '../testing/comparison-row.js';
import { checkFigures } from './check-figures.js';
import type { Figures } from './figures.js';

const allPercentiles = {
  latency_p50_ms: 1,
  latency_p90_ms: 1,
  latency_p95_ms: 1,
  latency_p99_ms: 1,
  latency_p999_ms: 1,
};

function figures(change: Partial<Figures>): Figures {
  return {
    world: 'live',
    metrics: metricsWith(allPercentiles),
    latencySamples: 1_000,
    strategiesAtOnce: 1,
    trials: [],
    ...change,
  };
}

test('good figures have no warning', () => {
  expect(checkFigures(figures({}))).toEqual({ warnings: [], trusted: true });
});

test('strategies that ran side by side disturbed the CPU figures of each other, and nothing else', () => {
  const metrics = metricsWith({ ...allPercentiles, source_cpu_ms: 12 });
  expect(checkFigures(figures({ metrics, strategiesAtOnce: 4 }))).toMatchObject({
    trusted: true,
    warnings: [
      {
        code: 'side-by-side',
        metrics: ['source_cpu_ms', 'consumer_cpu_ms', 'source_cpu_ms_per_event', 'consumer_cpu_ms_per_event'],
        text: expect.stringMatching(/^4 strategies ran side by side.*--set schedule=sequential/),
      },
    ],
  });
  expect(checkFigures(figures({ strategiesAtOnce: 4 })).warnings).toEqual([]);
});

test('percentiles beyond the sample are named with what they need', () => {
  const { warnings, trusted } = checkFigures(figures({ latencySamples: 24 }));
  expect(trusted).toBe(true);
  expect(warnings).toEqual([
    {
      code: 'few-samples',
      metrics: ['latency_p99_ms', 'latency_p999_ms'],
      text:
        'p99 (needs 100+) and p99.9 (needs 1,000+) rest on 24 latencies: too few to be quoted. A longer duration, a ' +
        'higher rate or more trials give more.',
    },
  ]);
});

test.each([
  [1, 5],
  [2, 4],
  [99, 2],
  [100, 1],
  [999, 1],
])('%s latencies leave %s percentiles unsupported', (latencySamples, unsupported) => {
  const [warning] = checkFigures(figures({ latencySamples })).warnings;
  expect(warning?.metrics).toHaveLength(unsupported);
});

const answered = { reads_total: 100, reads_failed: 0, read_latency_p50_ms: 40, read_latency_p99_ms: 90 };

test('percentiles of reads rest on the reads that were answered', () => {
  const check = (change: Partial<MetricValues>) =>
    checkFigures(figures({ metrics: metricsWith({ ...allPercentiles, ...answered, ...change }) })).warnings;
  expect(check({})).toEqual([]);
  expect(check({ reads_total: 99 })).toEqual([
    {
      code: 'few-samples',
      metrics: ['read_latency_p99_ms'],
      text:
        'p99 of reads (needs 100+) rests on 99 answers: too few to be quoted. A longer duration, a higher rate or more ' +
        'trials give more.',
    },
  ]);
  expect(check({ reads_failed: 99 }).map(({ metrics, text }) => [metrics, text.slice(0, 72)])).toEqual([
    [expect.arrayContaining(['stale_read_share']), expect.stringMatching(/^99 of 100 reads got no answer/)],
    [
      ['read_latency_p50_ms', 'read_latency_p99_ms'],
      'p50 of reads (needs 2+) and p99 of reads (needs 100+) rest on 1 answer: ',
    ],
  ]);
});

test('reads that failed are counted', () => {
  const metrics = metricsWith({ ...allPercentiles, ...answered, reads_total: 200, reads_failed: 3 });
  expect(textOf({ metrics })).toMatch(
    /^reads-failed: 3 of 200 reads got no answer, and what is told of reads/,
  );
});

test('without a single latency there is no percentile to warn of', () => {
  expect(checkFigures(figures({ latencySamples: 0, metrics: metricsWith() })).warnings).toEqual([]);
});

function textOf(change: Partial<Figures>): string {
  const { warnings } = checkFigures(figures(change));
  expect(warnings).toHaveLength(1);
  return `${warnings[0]?.code}: ${warnings[0]?.text}`;
}

test('losses are counted, and whether retries were due is told', () => {
  const lost = { ...allPercentiles, deliveries_expected: 24, events_lost: 3 };
  expect(textOf({ metrics: metricsWith({ ...lost, events_pending: 0 }) })).toBe(
    'events-lost: 3 of 24 deliveries had not arrived when the drain ended, and latencies are those of the others ' +
      'only. No retry was due for them any more: deliveries.csv has them without an instant of delivery, and more ' +
      'attempts or a reconciling poll (hybrid) would bring them.',
  );
  expect(textOf({ metrics: metricsWith({ ...lost, events_pending: 2 }) })).toMatch(
    /For 2 of them a retry was still due: lengthen the drain/,
  );
  expect(textOf({ metrics: metricsWith({ ...lost, events_pending: 3 }) })).toMatch(/For all of them a retry/);
});

test('duplicates that were kept out are told apart from those that were processed', () => {
  const received = { ...allPercentiles, duplicates_received: 2 };
  expect(textOf({ metrics: metricsWith({ ...received, duplicates_applied: 0 }) })).toMatch(
    /^duplicates: 2 deliveries were repetitions; requests.* The de-duplication window kept all of them/,
  );
  expect(textOf({ metrics: metricsWith({ ...received, duplicates_applied: 1 }) })).toMatch(
    /^duplicates: 2 deliveries were repetitions; requests.* 1 of them was processed again: enlarge/,
  );
});

test('a source that emitted late is not trusted, from 5 ms on and in the live world only', () => {
  const late = (emission_late_p99_ms: number) => metricsWith({ ...allPercentiles, emission_late_p99_ms });
  expect(checkFigures(figures({ metrics: late(5) })).trusted).toBe(true);
  expect(checkFigures(figures({ metrics: late(5.001) })).trusted).toBe(false);
  expect(checkFigures(figures({ metrics: late(9), world: 'virtual' }))).toEqual({
    warnings: [],
    trusted: true,
  });
  expect(textOf({ metrics: late(7.1) })).toMatch(/^emission-late: .* 1 % of them by 7\.1 ms or more/);
});

test('a saturated process is not trusted', () => {
  const loaded = (load: Partial<MetricValues>) => ({ metrics: metricsWith({ ...allPercentiles, ...load }) });
  expect(checkFigures(figures(loaded({ source_cpu_share: 0.9 }))).trusted).toBe(true);
  expect(checkFigures(figures(loaded({ consumer_cpu_share: 0.91 }))).trusted).toBe(false);
  expect(textOf(loaded({ source_cpu_share: 0.97, consumer_cpu_share: 1.1 }))).toMatch(
    /^cpu-saturated: .*processor load 97 % for the source and 110 % for the consumers/,
  );
});

test('an event loop that was late is not trusted, from 5 ms on and in the live world only', () => {
  const late = (delays: Partial<MetricValues>) => ({
    metrics: metricsWith({ ...allPercentiles, ...delays }),
  });
  expect(checkFigures(figures(late({ source_loop_delay_p99_ms: 5 }))).trusted).toBe(true);
  expect(checkFigures(figures(late({ source_loop_delay_p99_ms: 5.001 }))).trusted).toBe(false);
  expect(
    checkFigures(figures({ ...late({ source_loop_delay_p99_ms: 900 }), world: 'virtual' })).trusted,
  ).toBe(true);
  expect(textOf(late({ source_loop_delay_p99_ms: 1, consumer_loop_delay_p99_ms: 1_300 }))).toMatch(
    /^loop-delayed: .*p99: 1\.3 s for the consumers\)/,
  );
});

test('a host that took more than a hundredth of the time is not trusted', () => {
  const stolen = (cpu_steal_share: number) => ({
    metrics: metricsWith({ ...allPercentiles, cpu_steal_share }),
  });
  expect(checkFigures(figures(stolen(0.01))).trusted).toBe(true);
  expect(checkFigures(figures({ ...stolen(0.5), world: 'virtual' })).trusted).toBe(true);
  expect(textOf(stolen(0.034))).toMatch(/^cpu-stolen: .* gave 3\.4 % of its processors’ time to others/);
  expect(checkFigures(figures(stolen(0.034))).trusted).toBe(false);
});

test('trials that drift are not trusted: which figure, how far, and what moves with it', () => {
  const trials = [10, 11, 12, 13, 14, 15].map((latency_p50_ms, trial) =>
    metricsWith({ latency_p50_ms, source_cpu_ms_per_event: 20 - trial }),
  );
  const { warnings, trusted } = checkFigures(figures({ trials }));
  expect(trusted).toBe(false);
  expect(warnings.map(({ code }) => code)).toEqual(['drifted']);
  expect(warnings[0]?.text).toMatch(
    /^From the first of 6 trials to the last, the median latency rose by 40 % and the source’s CPU time per event fell by 29 %\..*--set warm-up=10s/,
  );
  expect(warnings[0]?.metrics).toEqual(expect.arrayContaining(['latency_p99_ms', 'source_cpu_ms']));
  expect(warnings[0]?.metrics).not.toContain('requests_total');
  expect(checkFigures(figures({ trials, world: 'virtual' }))).toEqual({ warnings: [], trusted: true });
});

test('latencies below ten steps of the clock are marked, and no others', () => {
  const clocked = (values: Partial<MetricValues>) => ({
    metrics: metricsWith({ ...allPercentiles, clock_resolution_ms: 0.1, ...values }),
  });
  expect(checkFigures(figures(clocked({}))).warnings).toEqual([]);
  const { warnings, trusted } = checkFigures(
    figures(clocked({ latency_p50_ms: 0.999, latency_min_ms: 0, read_latency_mean_ms: 0 })),
  );
  expect(trusted).toBe(true);
  expect(warnings).toEqual([
    {
      code: 'coarse-clock',
      metrics: ['latency_min_ms', 'latency_p50_ms'],
      text: expect.stringMatching(/^The clock counts in steps of 0\.1 ms, /),
    },
  ]);
});

test('what the machine did comes first', () => {
  const metrics = metricsWith({ ...allPercentiles, source_cpu_share: 1 });
  const { warnings } = checkFigures(figures({ latencySamples: 24, metrics }));
  expect(warnings.map(({ code }) => code)).toEqual(['cpu-saturated', 'few-samples']);
});
