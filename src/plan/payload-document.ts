import type { TraceEvent } from '../core/event.js';
import type { RandomStream } from '../core/ports/random.js';
import { drawBase32 } from './draw-identity.js';
import { payloadWords } from './payload-words.js';

/** Money is in minor units (cents), as payment interfaces have it. */
export interface LineItem {
  readonly sku: string;
  readonly name: string;
  readonly quantity: number;
  readonly unit_price: number;
}

export type Member = readonly [name: string, value: unknown];

/** What a payload is made of; how much of it is told depends on the size asked for. */
export interface PayloadDraft {
  /** Members that every payload has, for a given sum of money. */
  base(amount: number): readonly Member[];
  /** Further members in the order of their worth. */
  readonly extras: readonly Member[];
  /** Draws the next line item. */
  nextItem(): LineItem;
}

/** Drafts the payload of an event: a payment for types that begin with `payment`, an order for all others. */
export function draftPayload(event: TraceEvent, createdAt: string, random: RandomStream): PayloadDraft {
  const items = random.fork('items');
  const nextItem = () => drawItem(items);
  const reference = drawBase32(random.fork('reference'), 8);
  const isPayment = event.type.startsWith('payment');
  const customer = draftCustomer(random.fork('customer'));
  const created: Member = ['created_at', createdAt];
  const status: Member = ['status', event.type.slice(event.type.indexOf('.') + 1)];
  const address = draftAddress(random.fork('address'));
  return isPayment
    ? {
        base: (amount) => [
          ['id', `pay_${reference}`],
          ['currency', 'EUR'],
          ['total', amount],
        ],
        extras: [created, ['order', event.key], status, draftCard(random.fork('card')), customer, address],
        nextItem,
      }
    : {
        base: (amount) => [
          ['id', `ord_${reference}`],
          ['currency', 'EUR'],
          ['total', amount],
        ],
        extras: [created, ['number', event.key], status, customer, address],
        nextItem,
      };
}

function drawItem(random: RandomStream): LineItem {
  const colour = pick(random, payloadWords.colours);
  const material = pick(random, payloadWords.materials);
  return {
    sku: `SKU-${drawBase32(random, 6).toUpperCase()}`,
    name: `${colour} ${material} ${pick(random, payloadWords.products)}`,
    quantity: 1 + random.below(4),
    unit_price: 199 + 50 * random.below(600),
  };
}

function draftCustomer(random: RandomStream): Member {
  const name = `${pick(random, payloadWords.givenNames)} ${pick(random, payloadWords.familyNames)}`;
  return ['customer', { id: `cus_${drawBase32(random, 8)}`, name }];
}

function draftAddress(random: RandomStream): Member {
  const place = random.below(payloadWords.cities.length);
  return [
    'address',
    {
      street: `${pick(random, payloadWords.streets)} ${1 + random.below(180)}`,
      postcode: String(10_000 + random.below(90_000)),
      city: payloadWords.cities[place],
      country: payloadWords.countries[place],
    },
  ];
}

function draftCard(random: RandomStream): Member {
  const last4 = String(random.below(10_000)).padStart(4, '0');
  return ['card', { brand: pick(random, payloadWords.cardBrands), last4 }];
}

function pick<const Word extends string>(random: RandomStream, words: readonly [Word, ...Word[]]): Word {
  return words[random.below(words.length)] ?? words[0];
}
