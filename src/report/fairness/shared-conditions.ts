import type { World } from '../../analyse/comparison.js';
import { connectionPolicy } from '../../core/connection-policy.js';

/** One thing that is the same for every strategy. */
export interface SharedCondition {
  readonly what: string;
  /** A sentence or two. */
  readonly how: string;
}

const everywhere: readonly SharedCondition[] = [
  {
    what: 'connections',
    how:
      'Keep-alive, one request at a time on each (pipelining 1), as many as there are requests at once. Each ' +
      'consumer has its own, and the source has its own for each subscription. An idle one is given up by the ' +
      `client after ${connectionPolicy.clientIdleMs / 1_000} s, by the server after ${connectionPolicy.serverIdleMs / 1_000} s.`,
  },
  {
    what: 'time-outs',
    how: 'Each request has one, for its whole answer: an option of the strategy, or of the source for what it pushes. The transport adds none.',
  },
  {
    what: 'payload',
    how: 'The same bytes per event: the trace is drawn once per trial, and its payloads with it.',
  },
  {
    what: 'serialisation',
    how: 'JSON in UTF-8, uncompressed, with the same envelope around each event, whichever way it goes.',
  },
  {
    what: 'link',
    how: 'The same emulated latency and jitter for each message, both ways; or the bare loopback.',
  },
];

const measured: readonly SharedCondition[] = [
  {
    what: 'processes',
    how: 'One for the source, one for all consumers, one for the link where it adds anything; fresh ones for each strategy and trial.',
  },
  {
    what: 'warmth',
    how: 'Each process rehearses before it is ready: the same requests, streams and sockets to itself over the loopback, which are in no figure.',
  },
  {
    what: 'CPU',
    how: 'What the operating system charges each process with, less what it costs to wait for as long; that is measured once for the run, in a trial in which nothing occurs.',
  },
];

/** What is the same for every strategy of a run in this world. */
export function sharedConditions(world: World): readonly SharedCondition[] {
  return world === 'live' ? [...everywhere, ...measured] : everywhere;
}
