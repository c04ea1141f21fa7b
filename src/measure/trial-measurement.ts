import type { MetricValues } from '../core/metric-catalogue.js';
import type { FailureCause } from '../core/request.js';

/** One expected delivery: a row of deliveries.csv. Instants are microseconds after the trial's start. */
export interface DeliveryRecord {
  readonly consumer: number;
  readonly sequence: number;
  readonly occurredUs: number;
  /** Null: lost. */
  readonly deliveredUs: number | null;
  readonly latencyUs: number | null;
  /** Requests that carried it to this consumer; null for strategies that pull. */
  readonly attempts: number | null;
  readonly duplicates: number;
  /** When its first processing ended; null: never applied. */
  readonly appliedUs: number | null;
}

/**
 * A second of the measured window, or of the drain behind it: a row of timeline.csv. In windows of more than an hour
 * a row covers more (bucketOfDuration).
 */
export interface TimelineRow {
  /** In which the row begins, counted from the window's start, from 0. */
  readonly second: number;
  readonly events: number;
  readonly requestsPoll: number;
  readonly requestsPollEmpty: number;
  readonly requestsNotModified: number;
  readonly requestsDelivery: number;
  readonly requestsRetry: number;
  readonly requestsFetch: number;
  readonly requestsReconcile: number;
  readonly requestsRead: number;
  readonly requestsHandshake: number;
  /** Null for strategies that hand no event over. */
  readonly deliveries: number | null;
  /** Consumers that lacked an event at the end of the row's time. Null for strategies that hand no event over. */
  readonly consumersStale: number | null;
  /**
   * How much of the row's time a consumer lacked an event, from 0 to 1, on average over the consumers. Null for
   * strategies that hand no event over, and in runs from before it was measured.
   */
  readonly staleShare: number | null;
}

/** The join of both books, over the whole trial with warm-up and drain: sent = received + never arrived. */
export interface RequestLedger {
  readonly sent: number;
  readonly received: number;
  readonly neverArrived: Readonly<Record<FailureCause, number>>;
}

/** How long the answered reads of a trial took. */
export interface ReadLatencies {
  /** In microseconds: an HdrHistogram in its compressed base64 form. */
  readonly histogram: string;
  /** The exact extremes, since the histogram knows three digits only. */
  readonly shortestUs: number;
  readonly longestUs: number;
}

/** What one strategy did in one trial. */
export interface TrialMeasurement {
  readonly metrics: MetricValues;
  /** Latencies in microseconds: an HdrHistogram in its compressed base64 form. */
  readonly latencyHistogram: string;
  /** How many latencies the histogram holds. */
  readonly latencySamples: number;
  /** Null where no read was answered. */
  readonly readLatencies: ReadLatencies | null;
  readonly requests: RequestLedger;
  readonly timeline: readonly TimelineRow[];
  /** Empty for strategies that hand no event over. */
  readonly deliveries: readonly DeliveryRecord[];
}

/** How a trial ended. A failed one stays visible as failed. */
export type TrialResult = { readonly trial: number; readonly label: string } & (
  | { readonly state: 'measured'; readonly measurement: TrialMeasurement }
  | { readonly state: 'interrupted'; readonly measurement: TrialMeasurement }
  | { readonly state: 'failed'; readonly code: string; readonly message: string }
);
