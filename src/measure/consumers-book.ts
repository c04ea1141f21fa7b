import type { Observation } from '../core/observation.js';
import { type ArrivalRecords, createArrivalRecords } from './arrival-records.js';
import type { Contradictions } from './contradictions.js';
import type { EventIndex } from './event-index.js';
import { createProcessRecords, type ProcessRecords } from './process-records.js';
import { createReadRecords, type ReadRecords } from './read-records.js';
import { createRequestHalves, type RequestHalves } from './request-halves.js';
import type { ScheduledRead } from './trial-window.js';

/** What the consumers say of the trial. */
export interface ConsumersBook {
  take(observation: Observation): void;
  readonly arrivals: ArrivalRecords;
  readonly requests: RequestHalves;
  readonly process: ProcessRecords;
  readonly reads: ReadRecords;
}

/** The consumers' book, empty. It knows the trace and the planned reads, and nothing of what the source saw. */
export function createConsumersBook(
  index: EventIndex,
  scheduledReads: readonly ScheduledRead[],
  contradictions: Contradictions,
): ConsumersBook {
  const arrivals = createArrivalRecords(index, contradictions);
  const requests = createRequestHalves(contradictions);
  const process = createProcessRecords();
  const reads = createReadRecords(index, scheduledReads, contradictions);
  const take = (observation: Observation): void => {
    switch (observation.kind) {
      case 'event-delivered':
      case 'event-applied':
        arrivals.take(observation);
        return;
      case 'request-sent':
      case 'request-answered':
      case 'request-failed':
      case 'request-received':
        requests.take(observation, false);
        return;
      case 'stream-traffic':
        requests.takeTraffic(observation);
        return;
      case 'connection-opened':
      case 'resources':
        process.take(observation);
        return;
      case 'read-answered':
      case 'read-failed':
        reads.take(observation);
        return;
      case 'event-emitted':
      case 'event-visible':
      case 'delivery-given-up':
      case 'delivery-pending':
        contradictions.note('wrong-book', `${observation.kind} by a consumer`);
        return;
      default:
        observation satisfies never;
    }
  };
  return { take, arrivals, requests, process, reads };
}
