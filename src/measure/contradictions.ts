import { PushVsPollError } from '../core/errors.js';

/** Every way in which books can contradict the trace, each other or themselves. */
const contradictionTexts = {
  'event-unknown': 'event emitted that is not in the trace',
  'event-emitted-twice': 'event that the source emitted more than once',
  'event-never-emitted': 'event of the trace that the source never emitted',
  'event-emitted-early': 'event emitted before its scheduled instant',
  'event-rescheduled': 'event emitted for another instant than the trace schedules',
  'visible-not-emitted': 'event shown that the source had not emitted, or had shown already',
  'carried-unknown': 'request that carried an event that is not in the trace',
  'carried-not-emitted': 'request that carried an event that the source never emitted',
  'carried-astray': 'request that carried an event to a consumer outside its audience',
  'pending-unknown': 'delivery given up or pending of an event and consumer that the trace does not know',
  'delivered-unknown': 'delivery or processing of an event that is not in the trace',
  'delivered-astray': 'delivery or processing at a consumer outside the audience of the event',
  'delivered-not-emitted': 'delivery of an event that the source never emitted',
  'delivered-early': 'delivery before the source emitted the event',
  'applied-undelivered': 'event applied that was not delivered to that consumer',
  'applied-early': 'event applied before it was delivered',
  'request-sent-twice': 'request id that was sent more than once',
  'request-ended-twice': 'request that ended twice, or was both answered and failed',
  'request-not-open': 'request answered or failed that was not open: never sent, or already ended',
  'request-without-end': 'request sent with neither an answer nor a failure',
  'request-without-id': 'request without an id: something else called the source or a consumer',
  'request-received-twice': 'request that was received more than once',
  'request-not-sent': 'request received that nobody sent, or that was received again after its end',
  'request-not-received': 'request answered that no receiver has',
  'request-refused-yet-received': 'request that its sender booked as refused and its receiver received',
  'request-status-differs': 'request whose sender saw another status than its receiver wrote',
  'delivered-unasked': 'delivery by a strategy that hands no event over',
  'read-unknown': 'read answered or failed that is not in the plan',
  'read-ended-twice': 'read that was answered or failed more than once',
  'read-without-end': 'read of the plan that was neither answered nor failed',
  'read-early': 'read that ended before its scheduled instant',
  'read-knew-unknown': 'read answered with an event that is not in the trace',
  'read-knew-astray': 'read answered with an event of another audience',
  'read-knew-not-emitted': 'read answered with an event that the source never emitted',
  'read-knew-early': 'read answered with an event that the source had not shown by then',
  'stream-not-open': 'traffic of a stream or socket that was not open: never opened, or already ended',
  'stream-without-end': 'stream or socket whose end its receiver never booked',
  'wrong-book': 'observation that only the other side can make',
} as const;

export type ContradictionKind = keyof typeof contradictionTexts;

export interface Contradictions {
  /** Notes one; the first `example` of a kind is named in the error. */
  note(kind: ContradictionKind, example: string): void;
  /** @throws PushVsPollError PVP_BOOKS_UNBALANCED when anything was noted */
  throwIfAny(): void;
}

const kindsNamed = 5;

/** Collects contradictions by kind: a count and the first example each, however many there are. */
export function createContradictions(): Contradictions {
  const found = new Map<ContradictionKind, { count: number; readonly example: string }>();
  return {
    note: (kind, example) => {
      const known = found.get(kind);
      if (known === undefined) {
        found.set(kind, { count: 1, example });
      } else {
        known.count += 1;
      }
    },
    throwIfAny: () => {
      if (found.size === 0) {
        return;
      }
      const strange = found.get('request-without-id');
      if (strange !== undefined && found.size === 1) {
        throw refuseStrangers(strange.count);
      }
      const named = [...found].slice(0, kindsNamed).map(([kind, { count, example }]) => {
        const first = count === 1 ? example : `first: ${example}`;
        return `${count} × ${contradictionTexts[kind]} (${first}) [${kind}]`;
      });
      const more = found.size > kindsNamed ? [`and ${found.size - kindsNamed} more kinds`] : [];
      throw new PushVsPollError(
        'PVP_BOOKS_UNBALANCED',
        `The books of source and consumers do not balance: ${[...named, ...more].join('; ')}`,
        {
          nextStep:
            'No figure of this trial can be trusted. This is a fault of the program, not of the scenario: ' +
            'please report it with the scenario and its seed.',
        },
      );
    },
  };
}

/** Every program of a trial gives its requests an id, so requests without one came from elsewhere. */
function refuseStrangers(count: number): PushVsPollError {
  const requests = count === 1 ? '1 request' : `${count} requests`;
  return new PushVsPollError(
    'PVP_BOOKS_UNBALANCED',
    `${requests} without an id reached the source or a consumer: something else called it. ` +
      'Stop the other program, or let the system choose a free port (source.port: 0)',
  );
}
