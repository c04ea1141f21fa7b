import type { MetricName } from '../core/metric-catalogue.js';
import type { Books } from './books.js';
import { buildTimeline, countSeconds } from './build-timeline.js';
import { type BaseMetrics, completeMetrics } from './complete-metrics.js';
import { countDeliveries } from './count-deliveries.js';
import { createFreshnessMeter, type Freshness } from './freshness-meter.js';
import { expectedEvents, joinEvents } from './join-events.js';
import type { TrialEnd } from './join-requests.js';
import { type LatencyHistogram, withHistogram } from './latency-histogram.js';
import { nearestRank } from './nearest-rank.js';
import type { RequestTally } from './request-tally.js';
import { createStaleCounts } from './stale-counts.js';
import type { DeliveryRecord, TrialMeasurement } from './trial-measurement.js';
import type { TrialWindow } from './trial-window.js';

/**
 * Measures a trial of books that have been verified.
 * @param tally all requests of the trial
 * @param window cut short where the trial was
 */
export function measureTrial(
  books: Books,
  tally: RequestTally,
  window: TrialWindow,
  end: TrialEnd,
): TrialMeasurement {
  const deliveries = joinEvents(books, window.startUs, end);
  const occurredUs = [...expectedEvents(books, end)].flatMap(({ event }) =>
    event.phase === 'measured' ? event.offsetUs : [],
  );
  const stale = createStaleCounts(window, countSeconds(window, deliveries, tally));
  const freshness = measureFreshness(books, window, end, stale.add);
  const timeline = buildTimeline(window, { occurredUs, deliveries, tally, staleBySecond: stale.bySecond() });
  return withHistogram((histogram) => {
    const latencies = recordLatencies(deliveries, histogram);
    const base: BaseMetrics = {
      events_occurred: occurredUs.length,
      ...countDeliveries(books, deliveries),
      latency_min_ms: latencies.minMs,
      latency_max_ms: latencies.maxMs,
      ...freshness,
      ...tally.metrics(),
      ...measureProcesses(books),
    };
    return {
      metrics: completeMetrics(base, { histogram, sumUs: latencies.sumUs }),
      latencyHistogram: histogram.encode(),
      latencySamples: histogram.count,
      requests: tally.ledger(),
      timeline,
      deliveries,
    };
  });
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
  'connections_opened' | 'source_cpu_ms' | 'consumer_cpu_ms' | 'emission_late_p99_ms'
>;

function measureProcesses({ index, source, consumers }: Books): Record<ProcessMetric, number | null> {
  const lateUs = index.events.flatMap((event, position) =>
    event.phase === 'measured' && source.emissions.isEmitted(position)
      ? (source.emissions.emittedUs[position] ?? 0) - (source.emissions.scheduledUs[position] ?? 0)
      : [],
  );
  return {
    connections_opened: source.process.connectionsOpened() + consumers.process.connectionsOpened(),
    source_cpu_ms: toMs(source.process.cpuUs()),
    consumer_cpu_ms: toMs(consumers.process.cpuUs()),
    emission_late_p99_ms: toMs(nearestRank(lateUs, 0.99)),
  };
}

function toMs(us: number | null): number | null {
  return us === null ? null : us / 1_000;
}
