import type { RandomStream } from '../core/ports/random.js';

/** Crockford's base 32 in lower case: no letter that reads like a digit. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** What happens in a shop, most frequent first; the weights add up to 100. */
const eventTypes = [
  { type: 'order.placed', weight: 40 },
  { type: 'payment.succeeded', weight: 30 },
  { type: 'order.shipped', weight: 20 },
  { type: 'order.cancelled', weight: 5 },
  { type: 'payment.refunded', weight: 5 },
] as const;

/** `length` characters of 5 random bits each; a draw of 30 bits makes six of them. */
export function drawBase32(random: RandomStream, length: number): string {
  // Made at once of its codes: a text put together piece by piece would keep all of its pieces in memory.
  const codes: number[] = [];
  let bits = 0;
  for (let index = 0; index < length; index += 1) {
    bits = index % 6 === 0 ? random.below(2 ** 30) : bits >>> 5;
    codes.push(alphabet.charCodeAt(bits & 31));
  }
  return String.fromCharCode(...codes);
}

/** `evt_` and 100 random bits: the chance that any two of a run are the same is below 10⁻¹⁷. */
export function drawEventId(random: RandomStream): string {
  return `evt_${drawBase32(random, 20)}`;
}

/** A type such as `order.placed`. */
export function drawEventType(random: RandomStream): string {
  let remaining = random.below(100);
  const drawn = eventTypes.find(({ weight }) => {
    remaining -= weight;
    return remaining < 0;
  });
  return (drawn ?? eventTypes[0]).type;
}

/** An order number such as `ORD-482913`. */
export function drawOrderNumber(random: RandomStream): string {
  return `ORD-${100_000 + random.below(900_000)}`;
}
