import { markdownTable } from '../markdown-text.js';
import type { MethodSection } from './method-section.js';

/** What is measured, from when to when, on which clock. */
const quantities: readonly (readonly [what: string, from: string, until: string, clock: string])[] = [
  [
    'latency of a delivery',
    'the instant at which the trace schedules the event',
    'the consumer has accepted it, before it processes it',
    'monotonic; read by the consumers',
  ],
  [
    'latency of a read',
    'the instant at which the plan schedules the read',
    'the reader has the answer; where the consumer’s own copy answers, at once',
    'monotonic; read by the consumers',
  ],
  [
    'age, stale share',
    'the start of the window',
    'its end, over all consumers; stale while an event that was scheduled is not accepted',
    'from the same instants',
  ],
  [
    'emission lateness',
    'the instant at which the trace schedules the event',
    'the source has written it into its log',
    'monotonic; read by the source',
  ],
  [
    'time of a request',
    'its sender hands it to the transport, which may open a connection first',
    'the sender has the whole answer',
    'monotonic; read by the sender',
  ],
  [
    'requests',
    'the start of the window',
    'its end; deliveries and retries of measured events, and polls that bring events, also later',
    'counted in the transport of both sides, joined by request id',
  ],
  [
    'bytes',
    'as the requests that they belong to',
    'as these; of streams and sockets what was booked within the window',
    'counted on the socket, headers included, TCP and IP not',
  ],
  [
    'CPU time',
    'the start of the window',
    'its end',
    'what the operating system charges the process, user and system',
  ],
  [
    'event-loop delay',
    'each instant of a grid of 97 ms within the window',
    'the process came to it',
    'monotonic; read by that process',
  ],
];

export const measuredQuantities: MethodSection = {
  title: 'What is measured, from when to when, on which clock',
  body: `${markdownTable(['what', 'from', 'until', 'clock, or who counts'], quantities, [
    'left',
    'left',
    'left',
    'left',
  ])}

There is one clock: the machine’s monotonic one (\`process.hrtime\`), which all processes of a machine share. \`push-vs-poll
doctor\` checks that they agree. Instants are whole microseconds. In a simulation the clock is virtual, and exact.

Events are emitted in an open loop: they occur at the instants that the trace schedules, whether or not the source or the
consumers keep up. Latency counts from that instant, not from the one at which something was really sent. So a source
that stands still for a second is seen in the percentiles; latencies from the actual send would hide it, which is known as
coordinated omission. A test lets the source stand still for 1.4 s and shows both.

Percentiles are nearest rank: of N values the ⌈qN⌉-th, to the three significant digits of an HdrHistogram, at most 0.1 %
above. Minimum, mean and maximum are exact. A percentile q needs 1/(1 − q) values (p99: 100; p99.9: 1,000); on fewer it is
marked, and never shown bare.`,
};
