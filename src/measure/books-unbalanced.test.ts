import { expect, test } from 'vitest';
import type { Observation, Side } from '../core/observation.js';
import type { ContradictionKind } from './contradictions.js';
import { type Feeding, measureBooks, ms, startUs, traceAt, writeBooks } from './testing/write-books.js';

type Tamper = (books: Record<Side, Observation[]>) => void;
type Of<Kind extends Observation['kind']> = Extract<Observation, { kind: Kind }>;

/**
 * Two consumers, of which one polls and one is pushed to; the second event is the second consumer's own. Each of them
 * reads once: the first one asks the source, the second one its copy.
 */
function balancedTrial() {
  const trace = traceAt([100, 200], { audienceOf: (sequence) => (sequence === 1 ? 'all' : 1) });
  const reads = [
    { read: 1, offsetUs: ms(150), consumer: 0 },
    { read: 2, offsetUs: ms(250), consumer: 1 },
  ];
  const facts = { trace, consumers: 2, warmUpUs: 0, durationUs: ms(1_000), reads };
  const books = writeBooks(trace);
  books.emitAll();
  books.exchange('consumers', { purpose: 'poll', consumer: 0, sentMs: 150, items: 1 });
  books.deliver(0, 'e1', 151);
  books.apply(0, 'e1', 152);
  for (const [eventId, sentMs] of [
    ['e1', 101],
    ['e2', 201],
  ] as const) {
    books.exchange('source', { purpose: 'delivery', consumer: 1, eventIds: [eventId], sentMs });
    books.deliver(1, eventId, sentMs + 1);
    books.apply(1, eventId, sentMs + 2);
  }
  books.answerRead(1, 160, { lastEventId: 'e1' });
  books.answerRead(2, 250, 'copy');
  return { facts, books };
}

function drop<Kind extends Observation['kind']>(
  book: Observation[],
  kind: Kind,
  matches: (observation: Of<Kind>) => boolean = () => true,
): void {
  book.splice(indexOf(book, kind, matches), 1);
}

function edit<Kind extends Observation['kind']>(
  book: Observation[],
  kind: Kind,
  change: Partial<Of<Kind>>,
  matches: (observation: Of<Kind>) => boolean = () => true,
): void {
  const index = indexOf(book, kind, matches);
  const found = book[index];
  if (found !== undefined) {
    book[index] = { ...found, ...change };
  }
}

function repeat(book: Observation[], kind: Observation['kind']): void {
  const found = book[indexOf(book, kind, () => true)];
  if (found !== undefined) {
    book.push(found);
  }
}

function indexOf<Kind extends Observation['kind']>(
  book: readonly Observation[],
  kind: Kind,
  matches: (observation: Of<Kind>) => boolean,
): number {
  const isOfKind = (observation: Observation): observation is Of<Kind> => observation.kind === kind;
  const index = book.findIndex((observation) => isOfKind(observation) && matches(observation));
  if (index < 0) {
    throw new Error(`There is no such ${kind} to tamper with`);
  }
  return index;
}

const showE1At = (atMs: number): Observation => ({
  kind: 'event-visible',
  eventId: 'e1',
  atUs: startUs + ms(atMs),
});

function learn(book: Observation[], lastEventId: string): void {
  edit(book, 'read-answered', { knows: { lastEventId } }, ({ read }) => read === 1);
}

const isE2 = ({ eventId }: { readonly eventId: string }): boolean => eventId === 'e2';
const answerLost: Tamper = ({ source }) => drop(source, 'request-answered');
const request = { requestId: 'extra', atUs: startUs + ms(500) } as const;
const receipt = {
  ...request,
  kind: 'request-received',
  receivedUs: request.atUs,
  status: 200,
  items: null,
  bytesIn: 1,
  bytesOut: 1,
} as const;

const tamperings: readonly (readonly [string, ContradictionKind, Tamper])[] = [
  ['an emission is missing', 'event-never-emitted', ({ source }) => drop(source, 'event-emitted')],
  ['… and the event was delivered', 'delivered-not-emitted', ({ source }) => drop(source, 'event-emitted')],
  ['… and a request carried it', 'carried-not-emitted', ({ source }) => drop(source, 'event-emitted')],
  ['an event is emitted twice', 'event-emitted-twice', ({ source }) => repeat(source, 'event-emitted')],
  [
    'an emission has an alien id',
    'event-unknown',
    ({ source }) => edit(source, 'event-emitted', { eventId: 'alien' }),
  ],
  [
    'an event is emitted too early',
    'event-emitted-early',
    ({ source }) => edit(source, 'event-emitted', { atUs: startUs + ms(99) }),
  ],
  [
    'an event is emitted for another instant',
    'event-rescheduled',
    ({ source }) => edit(source, 'event-emitted', { scheduledUs: startUs + ms(101) }),
  ],
  [
    'a delivery has an alien id',
    'delivered-unknown',
    ({ consumers }) => edit(consumers, 'event-delivered', { eventId: 'alien' }),
  ],
  [
    'a delivery goes to the wrong consumer',
    'delivered-astray',
    ({ consumers }) => edit(consumers, 'event-delivered', { consumer: 0 }, isE2),
  ],
  [
    'a delivery goes to a consumer that does not exist',
    'delivered-astray',
    ({ consumers }) => edit(consumers, 'event-delivered', { consumer: 2 }),
  ],
  [
    'a delivery is earlier than the emission',
    'delivered-early',
    ({ consumers }) => edit(consumers, 'event-delivered', { atUs: startUs + ms(199) }, isE2),
  ],
  [
    'an applied event was not delivered',
    'applied-undelivered',
    ({ consumers }) => drop(consumers, 'event-delivered'),
  ],
  [
    'an event is applied before it is delivered',
    'applied-early',
    ({ consumers }) => edit(consumers, 'event-applied', { atUs: startUs + ms(150) }),
  ],
  [
    'a request carries an alien id',
    'carried-unknown',
    ({ source }) => edit(source, 'request-sent', { eventIds: ['alien'] }),
  ],
  [
    'a request carries an event to the wrong consumer',
    'carried-astray',
    ({ source }) => edit(source, 'request-sent', { consumer: 0 }, ({ eventIds }) => eventIds.includes('e2')),
  ],
  [
    'a request carries an event to no consumer',
    'carried-astray',
    ({ source }) => edit(source, 'request-sent', { consumer: null }),
  ],
  [
    'a delivery is pending of an alien event',
    'pending-unknown',
    ({ source }) =>
      source.push({ kind: 'delivery-pending', consumer: 1, eventIds: ['alien'], nextAttemptUs: 0, atUs: 0 }),
  ],
  [
    'a delivery is given up to the wrong consumer',
    'pending-unknown',
    ({ source }) =>
      source.push({ kind: 'delivery-given-up', consumer: 0, eventIds: ['e2'], attempts: 1, atUs: 0 }),
  ],
  ['a push is received that nobody sent', 'request-not-sent', ({ consumers }) => consumers.push(receipt)],
  ['a poll is received that nobody sent', 'request-not-sent', ({ source }) => source.push(receipt)],
  [
    'an answered push is not received',
    'request-not-received',
    ({ consumers }) => drop(consumers, 'request-received'),
  ],
  [
    'an answered poll is not received',
    'request-not-received',
    ({ source }) => drop(source, 'request-received'),
  ],
  ['a request has no end', 'request-without-end', answerLost],
  [
    'the sender saw another status',
    'request-status-differs',
    ({ source }) => edit(source, 'request-answered', { status: 500 }),
  ],
  [
    'the receiver wrote another status',
    'request-status-differs',
    ({ source }) => edit(source, 'request-received', { status: 500 }),
  ],
  [
    'the receiver never wrote the answer that the sender saw',
    'request-status-differs',
    ({ consumers }) => edit(consumers, 'request-received', { status: null }),
  ],
  [
    'an answer belongs to no request',
    'request-not-open',
    ({ consumers }) => consumers.push({ ...request, kind: 'request-answered', status: 200 }),
  ],
  [
    'an event is shown that is not in the trace',
    'visible-not-emitted',
    ({ source }) => source.push({ kind: 'event-visible', eventId: 'alien', atUs: request.atUs }),
  ],
  [
    'an event is shown twice',
    'visible-not-emitted',
    ({ source }) => source.push(showE1At(120), showE1At(130)),
  ],
  [
    'an event is shown before its emission',
    'visible-not-emitted',
    ({ source }) => source.unshift(showE1At(50)),
  ],
  ['a read has no end', 'read-without-end', ({ consumers }) => drop(consumers, 'read-answered')],
  ['a read is answered twice', 'read-ended-twice', ({ consumers }) => repeat(consumers, 'read-answered')],
  [
    'a read is answered and fails',
    'read-ended-twice',
    ({ consumers }) => consumers.push({ kind: 'read-failed', read: 1, atUs: request.atUs }),
  ],
  [
    'a read is answered that nobody planned',
    'read-unknown',
    ({ consumers }) => edit(consumers, 'read-answered', { read: 3 }),
  ],
  [
    'a read is answered before its instant',
    'read-early',
    ({ consumers }) => edit(consumers, 'read-answered', { atUs: startUs + ms(149) }),
  ],
  ['a read knows an alien event', 'read-knew-unknown', ({ consumers }) => learn(consumers, 'alien')],
  [
    'a read knows an event of another consumer',
    'read-knew-astray',
    ({ consumers }) => learn(consumers, 'e2'),
  ],
  [
    'a read knows an event that was never emitted',
    'read-knew-not-emitted',
    ({ source }) => drop(source, 'event-emitted'),
  ],
  [
    'a read knows an event before it was shown',
    'read-knew-early',
    ({ source }) => source.push(showE1At(170)),
  ],
  [
    'a source cannot take delivery',
    'wrong-book',
    ({ source, consumers }) => {
      source.push(...consumers.filter(({ kind }) => kind === 'event-delivered'));
    },
  ],
  [
    'a consumer cannot emit',
    'wrong-book',
    ({ source, consumers }) => {
      consumers.push(...source.filter(({ kind }) => kind === 'event-emitted'));
    },
  ],
];

const feedings: readonly Feeding[] = ['source-first', 'consumers-first', 'by-time'];

test('the books balance before they are tampered with', async () => {
  const { facts, books } = balancedTrial();
  const { metrics, requests } = await measureBooks(facts, books);
  expect(metrics).toMatchObject({ events_delivered: 3, events_lost: 0 });
  expect(requests.sent).toBe(3);
});

test.each(tamperings)('%s: %s', async (_, kind, tamper) => {
  for (const feeding of feedings) {
    const { facts, books } = balancedTrial();
    tamper(books);
    await expect(measureBooks(facts, books, { feeding })).rejects.toMatchObject({
      code: 'PVP_BOOKS_UNBALANCED',
      exitCode: 3,
      message: expect.stringContaining(`[${kind}]`),
    });
  }
});

/** These are named differently when the request has been joined and forgotten before they come. */
const orderDependent: readonly (readonly [string, readonly ContradictionKind[], Tamper])[] = [
  [
    'a request is sent twice',
    ['request-sent-twice', 'request-without-end'],
    ({ source }) => repeat(source, 'request-sent'),
  ],
  [
    'a poll is received twice',
    ['request-received-twice', 'request-not-sent'],
    ({ source }) => repeat(source, 'request-received'),
  ],
  [
    'a push is both answered and failed',
    ['request-ended-twice', 'request-not-open'],
    ({ source }) => {
      const requestId = source.flatMap((seen) => (seen.kind === 'request-answered' ? seen.requestId : []))[0];
      source.push({ ...request, kind: 'request-failed', cause: 'cut', requestId: requestId ?? '' });
    },
  ],
  [
    'a refused push was received',
    ['request-refused-yet-received', 'request-not-sent'],
    ({ source }) => {
      const index = indexOf(source, 'request-answered', () => true);
      const answered = source[index];
      if (answered?.kind === 'request-answered') {
        const { requestId, atUs } = answered;
        source[index] = { kind: 'request-failed', cause: 'refused', requestId, atUs };
      }
    },
  ],
];

test.each(orderDependent)('%s', async (_, kinds, tamper) => {
  for (const feeding of feedings) {
    const { facts, books } = balancedTrial();
    tamper(books);
    await expect(measureBooks(facts, books, { feeding })).rejects.toMatchObject({
      code: 'PVP_BOOKS_UNBALANCED',
      message: expect.stringMatching(new RegExp(kinds.map((kind) => `\\[${kind}\\]`).join('|'))),
    });
  }
});

test('a strategy that answers reads only cannot hand anything over', async () => {
  const { facts, books } = balancedTrial();
  const asked = measureBooks({ ...facts, delivers: 'state-on-read' }, books);
  await expect(asked).rejects.toThrow('[delivered-unasked]');
});

test('the message counts each kind, and names the first of it', async () => {
  const { facts, books } = balancedTrial();
  books.source.splice(0);
  const failed = measureBooks(facts, books);
  await expect(failed).rejects.toThrow('2 × event of the trace that the source never emitted (first: e1)');
  await expect(failed).rejects.toThrow('3 × delivery of an event that the source never emitted');
});

test('requests that a stranger sends, without an id, are told apart from faults of the program', async () => {
  const { facts, books } = balancedTrial();
  const polled = books.source.find(({ kind }) => kind === 'request-received');
  if (polled?.kind === 'request-received') {
    books.source.push({ ...polled, requestId: '' }, { ...polled, requestId: '' });
  }
  await expect(measureBooks(facts, books)).rejects.toThrow(/^2 requests without an id reached/);
});

test('an open half is tolerated only in an interrupted trial', async () => {
  const { facts, books } = balancedTrial();
  answerLost(books);
  const { requests } = await measureBooks(facts, books, { state: 'interrupted' });
  expect(requests).toEqual({ sent: 3, received: 3, neverArrived: { refused: 0, cut: 0, abandoned: 0 } });
});

test('what cannot come of an interruption is a contradiction there, too', async () => {
  const { facts, books } = balancedTrial();
  repeat(books.source, 'event-emitted');
  await expect(measureBooks(facts, books, { state: 'interrupted' })).rejects.toThrow('[event-emitted-twice]');
});
