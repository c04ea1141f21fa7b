import type { Observation } from '../core/observation.js';
import type { Contradictions } from './contradictions.js';
import { createEmissionRecords, type EmissionRecords } from './emission-records.js';
import type { EventIndex } from './event-index.js';
import { createProcessRecords, type ProcessRecords } from './process-records.js';
import { createPushRecords, type PushRecords } from './push-records.js';
import { createRequestHalves, type RequestHalves } from './request-halves.js';
import { createVisibilityRecords, type VisibilityRecords } from './visibility-records.js';

/** What the source says of the trial. */
export interface SourceBook {
  take(observation: Observation): void;
  readonly emissions: EmissionRecords;
  readonly visibility: VisibilityRecords;
  readonly pushes: PushRecords;
  readonly requests: RequestHalves;
  readonly process: ProcessRecords;
}

/** The source's book, empty. It knows the trace, and nothing of what the consumers saw. */
export function createSourceBook(index: EventIndex, contradictions: Contradictions): SourceBook {
  const emissions = createEmissionRecords(index, contradictions);
  const visibility = createVisibilityRecords(index, contradictions);
  const pushes = createPushRecords(index, contradictions);
  const requests = createRequestHalves(contradictions);
  const process = createProcessRecords();
  const take = (observation: Observation): void => {
    switch (observation.kind) {
      case 'event-emitted':
        emissions.take(observation);
        visibility.take(observation);
        return;
      case 'event-visible':
        visibility.take(observation);
        return;
      case 'request-sent':
        requests.take(observation, pushes.takeSending(observation));
        return;
      case 'request-answered':
      case 'request-failed':
      case 'request-received':
        requests.take(observation, false);
        return;
      case 'delivery-given-up':
      case 'delivery-pending':
        pushes.takeUnfinished(observation);
        return;
      case 'stream-traffic':
        requests.takeTraffic(observation);
        return;
      case 'connection-opened':
      case 'resources':
        process.take(observation);
        return;
      case 'event-delivered':
      case 'event-applied':
      case 'read-answered':
      case 'read-failed':
        contradictions.note('wrong-book', `${observation.kind} by the source`);
        return;
      default:
        observation satisfies never;
    }
  };
  return { take, emissions, visibility, pushes, requests, process };
}
