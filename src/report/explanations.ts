import type { Comparison } from '../analyse/comparison.js';
import { hasReads } from './comparison-columns.js';
import { noValue } from './readable-metric.js';

const ofFigures: readonly string[] = [
  'Latency counts from the instant at which an event was scheduled to occur until the consumer accepted it.',
  'p50 and p99: half of the events, and 99 of 100, arrived within this time (nearest rank).',
  'Time stale: share of the time in which a consumer lacked an event that had occurred.',
  'Requests are those of both sides: polls, deliveries, retries and set-up. Empty polls brought nothing new.',
  'Bytes are those on the socket, both ways, headers included.',
];

const ofReads: readonly string[] = [
  'Read latency counts from the instant at which somebody wanted to know until the answer was there: a copy answers at once.',
  'Stale reads: share of the answers that lacked an event that had occurred. Age at read: how long ago the oldest one had, 0 for a fresh answer; its mean.',
];

const ofAbsence = `${noValue} means that the figure does not apply. It is not a zero.`;

/** How the figures of a run are to be read: plain sentences. */
export function explainFigures({ rows }: Comparison): readonly string[] {
  return [...ofFigures, ...(hasReads(rows) ? ofReads : []), ofAbsence];
}

/** How every run is made, and what it does not cover: plain sentences. */
export const methodSentences: readonly string[] = [
  'One seeded event trace per trial is replayed to every strategy; all else is the same for each: fresh source and consumers, connection policy, payload.',
  'Measured live, the source and the consumers are processes of their own and talk real HTTP; simulated, the same strategy and source code runs in virtual time over an in-memory network; predicted values are closed forms.',
  'Open loop: events occur at their scheduled instants, whatever the consumers do. Latency counts from the scheduled instant, on the machine’s monotonic clock, in whole microseconds.',
  'A strategy never measures itself: it hands events over, and the framework times, counts and de-duplicates. Requests and bytes are counted in the transport, on both sides.',
  'The source and the consumers keep books of their own, joined by event id and request id. Each expected delivery is looked up; a lost one is found, not computed as a remainder. Books that contradict each other fail the run.',
  'Warm-up events and the time before the window are left out. After the window a drain waits for what is still under way.',
  'A strategy is not trusted when its machine disturbed it: emission or an event loop more than 5 ms late at p99 (looked at every 97 ms), a process at more than 90 % of a processor, more than 1 % of the processors’ time stolen by the host, or trials that drift. Drift is looked for from six trials on: a trend that chance makes in at most 1 of 100 runs of a strategy (Mann-Kendall, exact, over median latency and both CPU times per event) and that comes to more than 5 % from the first trial to the last (Theil-Sen).',
  'Not covered: packet loss and real networks (the loopback adds next to no latency, an emulated link a stated one), other machines, and other implementations of source and consumer.',
];
