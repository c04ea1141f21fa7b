import { deliveryLatencies } from '../../core/delivery-latencies.js';
import { type FigureCheck, warn } from './figures.js';

/** Deliveries that had not arrived when the trial ended. */
export const eventsLost: FigureCheck = ({ metrics }) => {
  const lost = metrics.events_lost ?? 0;
  if (lost === 0) {
    return null;
  }
  return warn(
    'events-lost',
    ['events_lost', 'events_delivered', ...deliveryLatencies],
    `${lost} of ${metrics.deliveries_expected} deliveries had not arrived when the drain ended, and latencies are ` +
      `those of the others only. ${describePending(lost, metrics.events_pending ?? 0)}`,
  );
};

function describePending(lost: number, pending: number): string {
  if (pending === 0) {
    return (
      'No retry was due for them any more: deliveries.csv has them without an instant of delivery, and more attempts ' +
      'or a reconciling poll (hybrid) would bring them.'
    );
  }
  const which = pending === lost ? 'For all of them' : `For ${pending} of them`;
  return `${which} a retry was still due: lengthen the drain to see whether they arrive.`;
}
