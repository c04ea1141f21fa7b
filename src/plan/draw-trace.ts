import type { TraceEvent } from '../core/event.js';
import type { RandomStream } from '../core/ports/random.js';
import type { ConfiguredArrivals } from '../scenario/arrivals/contract.js';
import type { RecordedEvent, RecordedTrace } from '../scenario/recorded-trace.js';
import { drawEventId, drawEventType, drawOrderNumber } from './draw-identity.js';

/** What a trace depends on, beside its random stream. */
export interface TraceConditions {
  readonly arrivals: ConfiguredArrivals;
  /** The rows to replay; null for arrivals that are drawn. */
  readonly recorded: RecordedTrace | null;
  readonly warmUpUs: number;
  readonly durationUs: number;
  /** For events whose row does not give a size. */
  readonly payloadBytes: number;
  readonly consumers: number;
  readonly audience: 'all' | 'own';
}

/**
 * The events of one trial: those of the warm-up in [0, warmUp), then the measured ones in
 * [warmUp, warmUp + duration). Both parts have random streams of their own, so that a longer warm-up moves the
 * measured events without changing them. A recorded trace fills the measured part; its warm-up is idle.
 */
export function drawTrace(conditions: TraceConditions, random: RandomStream): TraceEvent[] {
  const { arrivals, recorded, warmUpUs, durationUs } = conditions;
  const phases = [
    { phase: 'warm-up', startUs: 0, windowUs: warmUpUs, stream: random.fork('warm-up') },
    { phase: 'measured', startUs: warmUpUs, windowUs: durationUs, stream: random.fork('measured') },
  ] as const;
  const trace: TraceEvent[] = [];
  for (const { phase, startUs, windowUs, stream } of phases) {
    const rows = phase === 'measured' ? (recorded?.events ?? []) : [];
    const arrivalTimes = listArrivals(arrivals, rows, stream.fork('arrivals'), windowUs);
    const describe = createDescriber(conditions, stream);
    for (const arrival of arrivalTimes) {
      trace.push(describe(trace.length + 1, startUs, arrival, phase));
    }
  }
  return trace;
}

/** An instant alone, or a row of a file. */
type Arrival = number | RecordedEvent;

function listArrivals(
  arrivals: ConfiguredArrivals,
  rows: readonly RecordedEvent[],
  random: RandomStream,
  windowUs: number,
): readonly Arrival[] {
  switch (arrivals.kind) {
    case 'drawn':
      return arrivals.drawOffsets(random, windowUs);
    case 'recorded':
      return rows.filter(({ offsetUs }) => offsetUs < windowUs);
  }
}

/** Makes events of arrivals: what a row does not say is drawn, each property from a stream of its own. */
function createDescriber({ payloadBytes, consumers, audience }: TraceConditions, random: RandomStream) {
  const ids = random.fork('ids');
  const types = random.fork('types');
  const keys = random.fork('keys');
  const owners = random.fork('owners');
  return (sequence: number, startUs: number, arrival: Arrival, phase: TraceEvent['phase']): TraceEvent => {
    const row = typeof arrival === 'number' ? undefined : arrival;
    const offsetUs = typeof arrival === 'number' ? arrival : arrival.offsetUs;
    return {
      sequence,
      id: drawEventId(ids),
      type: row?.type ?? drawEventType(types),
      key: row?.key ?? drawOrderNumber(keys),
      payloadBytes: row?.payloadBytes ?? payloadBytes,
      audience: audience === 'all' ? 'all' : owners.below(consumers),
      offsetUs: startUs + offsetUs,
      phase,
    };
  };
}
