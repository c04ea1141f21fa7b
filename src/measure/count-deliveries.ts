import type { MetricName } from '../core/metric-catalogue.js';
import type { Books } from './books.js';
import type { TrialEnd } from './join-requests.js';
import type { DeliveryRecord } from './trial-measurement.js';

type DeliveryMetric = Extract<
  MetricName,
  | 'deliveries_expected'
  | 'events_delivered'
  | 'events_lost'
  | 'duplicates_received'
  | 'duplicates_applied'
  | 'out_of_order'
  | 'events_pending'
>;

/** The ledger of a strategy that hands no event over: there is none. */
export const noDeliveryCounts: Record<DeliveryMetric, null> = {
  deliveries_expected: null,
  events_delivered: null,
  events_lost: null,
  duplicates_received: null,
  duplicates_applied: null,
  out_of_order: null,
  events_pending: null,
};

/**
 * The correctness ledger in figures. Duplicates are counted beyond the first, of deliveries as of applications.
 * An interrupted trial cannot tell what is lost from what is still to come, so it counts no losses.
 * @param deliveries every expected delivery of a measured event
 */
export function countDeliveries(
  { index, source, consumers }: Books,
  deliveries: readonly DeliveryRecord[],
  end: TrialEnd,
): Record<DeliveryMetric, number | null> {
  const { delivered, applied, outOfOrder } = consumers.arrivals;
  const counts = { delivered: 0, lost: 0, duplicates: 0, appliedAgain: 0, pending: 0 };
  for (const { deliveredUs, duplicates } of deliveries) {
    counts[deliveredUs === null ? 'lost' : 'delivered'] += 1;
    counts.duplicates += duplicates;
  }
  for (const [position, event] of index.events.entries()) {
    if (event.phase === 'measured' && source.emissions.isEmitted(position)) {
      index.forAudience(position, (slot) => {
        const isLost = (delivered.count[slot] ?? 0) === 0;
        counts.appliedAgain += Math.max(0, (applied.count[slot] ?? 0) - 1);
        counts.pending += isLost ? (source.pushes.pending[slot] ?? 0) : 0;
      });
    }
  }
  return {
    deliveries_expected: deliveries.length,
    events_delivered: counts.delivered,
    events_lost: end === 'interrupted' ? null : counts.lost,
    duplicates_received: counts.duplicates,
    duplicates_applied: counts.appliedAgain,
    out_of_order: outOfOrder(),
    events_pending: end === 'interrupted' ? null : counts.pending,
  };
}
