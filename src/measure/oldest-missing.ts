/**
 * One consumer's events, in order of occurrence, as somebody comes to know them. Knowledge grows along a scale:
 * instants for a copy that events are delivered to, places in the order of appearance for the source.
 */
export interface Stream {
  /** Of its events in the event index. */
  readonly positions: readonly number[];
  readonly occurredUs: (position: number) => number;
  /** The point of the scale from which on an event is known. Infinity: never. */
  readonly knownFrom: (position: number) => number;
}

/** An answer by somebody who had come to a point of the scale. */
export interface Answer {
  /** When the reader had it. */
  readonly atUs: number;
  /** What it knows: every event that is known from here or from before. */
  readonly knows: number;
}

/**
 * The age of each answer, in microseconds: the time since the oldest event occurred that had occurred before the
 * reader had the answer, and that the answer lacks; 0 where there is none.
 *
 * One pass suffices: what is known at one point is known at every later one, so the oldest event that is not known
 * only ever moves forward.
 * @returns in order of what the answers know
 */
export function agesOf(stream: Stream, answers: readonly Answer[]): readonly number[] {
  const ascending = answers.toSorted((left, right) => left.knows - right.knows);
  let oldest = 0;
  return ascending.map(({ atUs, knows }) => {
    while (isKnown(stream, oldest, knows)) {
      oldest += 1;
    }
    const position = stream.positions[oldest];
    return position === undefined ? 0 : Math.max(0, atUs - stream.occurredUs(position));
  });
}

function isKnown({ positions, knownFrom }: Stream, place: number, knows: number): boolean {
  const position = positions[place];
  return position !== undefined && knownFrom(position) <= knows;
}
