import type { Observation, Side } from '../core/observation.js';
import { openBooks } from './books.js';
import type { StreamTraffic } from './byte-tally.js';
import { createContradictions } from './contradictions.js';
import { createRequestJoin, type JoinedRequest, type TrialEnd } from './join-requests.js';
import { loadHistograms } from './latency-histogram.js';
import { type MachineFigures, noMachine } from './machine-figures.js';
import { measureTrial } from './measure-trial.js';
import { createRequestTally, type RequestTally } from './request-tally.js';
import type { TrialMeasurement } from './trial-measurement.js';
import { type TrialFacts, windowOf } from './trial-window.js';
import { verifyEvents } from './verify-events.js';
import { verifyReads } from './verify-reads.js';

/** Keeps the two books of a trial while it runs, and joins them when it has ended. */
export interface TrialMeter {
  /**
   * Says which instant of the world's clock is offset 0 of the trace. Observations before it are allowed: start-up
   * and handshakes.
   */
  begin(startUs: number): void;
  /**
   * Takes an observation into a side's book. Each side's observations come in that side's order; how the two sides
   * interleave does not matter, and one whole book may follow the other.
   */
  observe(side: Side, observation: Observation): void;
  /**
   * Joins the books and measures the trial. `endUs` is the instant at which an interrupted trial ended; its books
   * may have open halves, and events that were not emitted are not expected.
   * @param machine what the machine did; left out in virtual time
   * @throws PushVsPollError PVP_BOOKS_UNBALANCED when the books contradict each other, the trace or themselves
   */
  finish(
    ending: { readonly state: TrialEnd; readonly endUs: number },
    machine?: MachineFigures,
  ): TrialMeasurement;
}

/** A meter with empty books. Resolves when the histograms' WASM build is loaded. */
export async function createTrialMeter(facts: TrialFacts): Promise<TrialMeter> {
  await loadHistograms();
  const contradictions = createContradictions();
  const books = openBooks(facts, contradictions);
  const tallying = startTallying(facts);
  const join = createRequestJoin(
    { source: books.source.requests, consumers: books.consumers.requests },
    contradictions,
    tallying.add,
  );
  return {
    begin: tallying.begin,
    observe: (side, observation) => {
      books[side].take(observation);
      if (observation.kind === 'stream-traffic') {
        tallying.addTraffic({ ...observation, sender: otherSide(side) });
        return;
      }
      const requestId = 'requestId' in observation ? observation.requestId : null;
      if (requestId !== null) {
        join.tryJoin(observation.kind === 'request-received' ? otherSide(side) : side, requestId);
      }
    },
    finish: ({ state, endUs }, machine = noMachine) => {
      join.joinRest(state);
      const { startUs, tally } = tallying.begun(endUs);
      verifyEvents(books, startUs, state, contradictions);
      verifyReads(books, { delivers: facts.delivers, startUs, end: state }, contradictions);
      contradictions.throwIfAny();
      const window = windowOf(facts, startUs, state === 'interrupted' ? endUs : undefined);
      return measureTrial({ books, tally, window, end: state, delivers: facts.delivers, machine });
    },
  };
}

function otherSide(side: Side): Side {
  return side === 'source' ? 'consumers' : 'source';
}

interface Begun {
  readonly startUs: number;
  readonly tally: RequestTally;
}

/** What the start-up brings waits until the window is known, because whether it counts depends on it. */
function startTallying(facts: TrialFacts) {
  const early: ((tally: RequestTally) => void)[] = [];
  let begun: Begun | null = null;

  const begin = (startUs: number): Begun => {
    const tally = createRequestTally(windowOf(facts, startUs));
    for (const enter of early.splice(0)) {
      enter(tally);
    }
    begun = { startUs, tally };
    return begun;
  };

  return {
    begin: (startUs: number): void => {
      begin(startUs);
    },
    add: (request: JoinedRequest): void => {
      if (begun === null) {
        early.push((tally) => tally.add(request));
      } else {
        begun.tally.add(request);
      }
    },
    addTraffic: (traffic: StreamTraffic): void => {
      if (begun === null) {
        early.push((tally) => tally.addTraffic(traffic));
      } else {
        begun.tally.addTraffic(traffic);
      }
    },
    /** A trial that was interrupted before it began has an empty window at its end. */
    begun: (endUs: number): Begun => begun ?? begin(endUs),
  };
}
