import type { MetricName } from '../core/metric-catalogue.js';
import type { Books } from './books.js';
import { buildTimeline, countBuckets } from './build-timeline.js';
import { type BaseMetrics, completeMetrics } from './complete-metrics.js';
import { countDeliveries, noDeliveryCounts } from './count-deliveries.js';
import { createFreshnessMeter, type Freshness } from './freshness-meter.js';
import { expectedEvents, joinEvents } from './join-events.js';
import type { TrialEnd } from './join-requests.js';
import { type LatencyHistogram, withHistogram } from './latency-histogram.js';
import type { MachineFigures } from './machine-figures.js';
import { measureReads } from './measure-reads.js';
import { nearestRank } from './nearest-rank.js';
import type { ProcessRecords } from './process-records.js';
import type { RequestTally } from './request-tally.js';
import { createStaleCounts } from './stale-counts.js';
import { type CpuTime, subtractIdle } from './subtract-idle.js';
import { type ReadSums, sumReads } from './sum-reads.js';
import type { DeliveryRecord, ReadLatencies, TrialMeasurement } from './trial-measurement.js';
import type { TimelineWindow, TrialFacts, TrialWindow } from './trial-window.js';

/** A trial whose books have been verified. */
export interface VerifiedTrial {
  readonly books: Books;
  /** All its requests. */
  readonly tally: RequestTally;
  /** Cut short where the trial was. */
  readonly window: TimelineWindow;
  readonly end: TrialEnd;
  readonly delivers: TrialFacts['delivers'];
  readonly machine: MachineFigures;
}

/** Measures a trial: every metric, the timeline, and the record of each delivery. */
export function measureTrial(trial: VerifiedTrial): TrialMeasurement {
  const { books, tally, window, end } = trial;
  const occurredUs = [...expectedEvents(books, end)].flatMap(({ event }) =>
    event.phase === 'measured' ? event.offsetUs : [],
  );
  const deliveries = trial.delivers === 'events' ? joinEvents(books, window.startUs, end) : [];
  const buckets = countBuckets(window, deliveries, tally);
  const copies = trial.delivers === 'events' ? measureCopies(trial, deliveries, buckets) : null;
  const readFigures = measureReads(books, window.startUs, end);
  return withHistogram((histogram) =>
    withHistogram((readHistogram) => {
      const latencies = recordLatencies(deliveries, histogram);
      const reads = sumReads(readFigures, readHistogram);
      const base: BaseMetrics = {
        events_occurred: occurredUs.length,
        ...(copies?.metrics ?? noCopyMetrics),
        latency_min_ms: latencies.minMs,
        latency_max_ms: latencies.maxMs,
        ...tally.metrics(),
        ...measureProcesses(books, window, trial.machine.idleCpu),
        ...measureMachine(trial.machine),
        reads_total: readFigures?.total ?? null,
        reads_failed: readFigures?.failed ?? null,
      };
      return {
        metrics: completeMetrics(base, { histogram, sumUs: latencies.sumUs }, reads),
        latencyHistogram: histogram.encode(),
        latencySamples: histogram.count,
        readLatencies: describeReadLatencies(reads),
        requests: tally.ledger(),
        timeline: buildTimeline(window, { occurredUs, tally, buckets, copies }),
        deliveries,
      };
    }),
  );
}

/** What the ledger and the freshness of copies come to where there are none. */
const noCopyMetrics = { ...noDeliveryCounts, age_mean_ms: null, age_peak_ms: null, stale_share: null };

/** What became of the consumers' copies: ledger, age and freshness, over the window and row by row. */
function measureCopies(
  { books, window, end }: VerifiedTrial,
  deliveries: readonly DeliveryRecord[],
  buckets: number,
) {
  const stale = createStaleCounts(window, buckets);
  const freshness = measureFreshness(books, window, end, stale.add);
  return {
    metrics: { ...countDeliveries(books, deliveries, end), ...freshness },
    deliveries,
    staleByBucket: stale.byBucket(),
    staleUsByBucket: stale.staleUsByBucket(),
    consumers: books.index.consumers,
  };
}

function describeReadLatencies({ histogram, shortestUs, longestUs }: ReadSums): ReadLatencies | null {
  return histogram.count === 0 ? null : { histogram: histogram.encode(), shortestUs, longestUs };
}

function measureFreshness(
  { index, source, consumers }: Books,
  window: TrialWindow,
  end: TrialEnd,
  onStale: (fromUs: number, untilUs: number) => void,
): Freshness {
  const meter = createFreshnessMeter(index.consumers, window, onStale);
  for (const { event, position } of expectedEvents({ index, source, consumers }, end)) {
    const occurredUs = window.startUs + event.offsetUs;
    index.forAudience(position, (slot, consumer) => {
      const isDelivered = (consumers.arrivals.delivered.count[slot] ?? 0) > 0;
      const deliveredUs = isDelivered
        ? (consumers.arrivals.delivered.firstUs[slot] ?? 0)
        : Number.POSITIVE_INFINITY;
      meter.add({ consumer, occurredUs, deliveredUs });
    });
  }
  return meter.result();
}

/** Puts the latencies into the histogram; its extremes and sum are kept exactly beside it. */
function recordLatencies(deliveries: readonly DeliveryRecord[], histogram: LatencyHistogram) {
  let sumUs = 0;
  let minUs = Number.POSITIVE_INFINITY;
  let maxUs = Number.NEGATIVE_INFINITY;
  for (const { latencyUs } of deliveries) {
    if (latencyUs !== null) {
      histogram.record(latencyUs);
      sumUs += latencyUs;
      minUs = Math.min(minUs, latencyUs);
      maxUs = Math.max(maxUs, latencyUs);
    }
  }
  const isEmpty = histogram.count === 0;
  return { sumUs, minMs: isEmpty ? null : minUs / 1_000, maxMs: isEmpty ? null : maxUs / 1_000 };
}

type ProcessMetric = Extract<
  MetricName,
  | 'connections_opened'
  | `${'source' | 'consumer'}_cpu_ms`
  | `${'source' | 'consumer'}_cpu_raw_ms`
  | `${'source' | 'consumer'}_cpu_idle_ms`
  | `${'source' | 'consumer'}_cpu_share`
  | `${'source' | 'consumer'}_loop_delay_p99_ms`
  | 'emission_late_p99_ms'
>;

function measureProcesses(
  { index, source, consumers }: Books,
  { fromUs, untilUs }: TrialWindow,
  idleCpu: MachineFigures['idleCpu'],
): Record<ProcessMetric, number | null> {
  const lateUs = index.events.flatMap((event, position) =>
    event.phase === 'measured' && source.emissions.isEmitted(position)
      ? (source.emissions.emittedUs[position] ?? 0) - (source.emissions.scheduledUs[position] ?? 0)
      : [],
  );
  const sourceCpu = cpuOf(source.process, idleCpu?.source ?? null);
  const consumerCpu = cpuOf(consumers.process, idleCpu?.consumers ?? null);
  const loadOf = (cpuUs: number | undefined) =>
    cpuUs === undefined || untilUs <= fromUs ? null : cpuUs / (untilUs - fromUs);
  return {
    connections_opened: source.process.connectionsOpened() + consumers.process.connectionsOpened(),
    source_cpu_ms: toMs(sourceCpu?.netUs),
    consumer_cpu_ms: toMs(consumerCpu?.netUs),
    source_cpu_raw_ms: toMs(sourceCpu?.rawUs),
    consumer_cpu_raw_ms: toMs(consumerCpu?.rawUs),
    source_cpu_idle_ms: toMs(sourceCpu?.idleUs),
    consumer_cpu_idle_ms: toMs(consumerCpu?.idleUs),
    emission_late_p99_ms: toMs(nearestRank(lateUs, 0.99)),
    source_cpu_share: loadOf(sourceCpu?.rawUs),
    consumer_cpu_share: loadOf(consumerCpu?.rawUs),
    source_loop_delay_p99_ms: toMs(source.process.loopDelayP99Us()),
    consumer_loop_delay_p99_ms: toMs(consumers.process.loopDelayP99Us()),
  };
}

function cpuOf(process: ProcessRecords, idleShare: number | null): CpuTime | null {
  const charged = process.charged();
  return charged === null ? null : subtractIdle(charged, idleShare);
}

/** Instants are kept in whole microseconds, however finely the clock counts. */
const keptNs = 1_000;

function measureMachine({ stolenShare, clockStepNs }: MachineFigures) {
  return {
    cpu_steal_share: stolenShare,
    clock_resolution_ms: clockStepNs === null ? null : Math.max(keptNs, clockStepNs) / 1_000_000,
  };
}

function toMs(us: number | null | undefined): number | null {
  return us === null || us === undefined ? null : us / 1_000;
}
