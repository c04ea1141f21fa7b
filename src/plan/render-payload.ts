import type { TraceEvent } from '../core/event.js';
import type { RandomStream } from '../core/ports/random.js';
import { createSeededRandom } from '../core/seeded-random.js';
import { minPayloadBytes } from '../scenario/bounds.js';
import { occurredAt } from './occurred-at.js';
import { draftPayload, type LineItem, type Member, type PayloadDraft } from './payload-document.js';
import { payloadWords } from './payload-words.js';

/** What an event's payload depends on, beside the event. */
export interface PayloadConditions {
  readonly seed: number;
  /** What offset 0 of the trace stands for. */
  readonly traceStart: string;
}

const encoder = new TextEncoder();

/** The most line items of a payload; larger ones grow by the text of their note. */
const maxItems = 40;

/**
 * The payload of an event: the JSON text of an order or a payment, of exactly `event.payloadBytes` bytes in UTF-8.
 * Its amounts add up. The same seed and event yield the same text.
 * @throws RangeError when the event asks for less than `minPayloadBytes`
 */
export function renderPayload(event: TraceEvent, { seed, traceStart }: PayloadConditions): string {
  const sizeBytes = event.payloadBytes;
  if (sizeBytes < minPayloadBytes) {
    throw new RangeError(`a payload of ${sizeBytes} bytes was asked for; the least is ${minPayloadBytes}`);
  }
  const random = createSeededRandom(seed).fork(event.id);
  const draft = draftPayload(event, occurredAt(event, traceStart), random);
  const members = fill(draft, sizeBytes);
  const noteBytes = sizeBytes - measure([...members, ['note', '']]);
  return toJson([...members, ['note', writeNote(random.fork('note'), noteBytes)]]);
}

/** As much of the draft as fits beside an empty note: members by worth, then line items. */
function fill(draft: PayloadDraft, sizeBytes: number): readonly Member[] {
  let items: readonly LineItem[] = [draft.nextItem()];
  const extras: Member[] = [];
  let usedBytes = measure([...draft.base(sumUp(items)), ['note', '']]);
  for (const extra of draft.extras) {
    // A member beside others takes a comma in place of the two braces that it is measured with.
    const extraBytes = measure([extra]) - 1;
    if (usedBytes + extraBytes <= sizeBytes) {
      extras.push(extra);
      usedBytes += extraBytes;
    }
  }
  const compose = (told: readonly LineItem[]): readonly Member[] => [
    ...draft.base(sumUp(told)),
    ...extras,
    ['items', told],
  ];
  if (measure([...compose(items), ['note', '']]) > sizeBytes) {
    return [...draft.base(sumUp(items)), ...extras];
  }
  while (items.length < maxItems) {
    const more = [...items, draft.nextItem()];
    if (measure([...compose(more), ['note', '']]) > sizeBytes) {
      break;
    }
    items = more;
  }
  return compose(items);
}

/** Exactly `length` characters of words; every one of them is a byte in UTF-8 and stands for itself in JSON. */
function writeNote(random: RandomStream, length: number): string {
  const words: string[] = [];
  let written = 0;
  while (written < length) {
    const word = payloadWords.note[random.below(payloadWords.note.length)] ?? 'please';
    words.push(word);
    written += word.length + 1;
  }
  const text = words.join(' ').slice(0, length).padEnd(length, '.');
  return text.replace(/ $/, '.');
}

function sumUp(items: readonly LineItem[]): number {
  return items.reduce((sum, { quantity, unit_price: unitPrice }) => sum + quantity * unitPrice, 0);
}

/** Bytes of the members' JSON text in UTF-8. */
function measure(members: readonly Member[]): number {
  return encoder.encode(toJson(members)).length;
}

function toJson(members: readonly Member[]): string {
  return JSON.stringify(Object.fromEntries(members));
}
