import { joinNames } from './join-names.js';

/** Up to here all are named; a sentence with more of them is not read. */
const few = 5;

/**
 * A part of a sentence that names all of a few, in their order: `a 1 ms, b 2 ms and c 3 ms`. Of many it names the one
 * with the least and the one with the most: `from a 1 ms to l 9 s, with 10 others between them`.
 */
export function nameSome<Item>(
  items: readonly Item[],
  rankBy: (item: Item) => number,
  wordsOf: (item: Item) => string,
): string {
  const ranked = items.toSorted((left, right) => rankBy(left) - rankBy(right));
  const [least, most] = [ranked[0], ranked.at(-1)];
  return items.length <= few || least === undefined || most === undefined
    ? joinNames(items.map(wordsOf))
    : `from ${wordsOf(least)} to ${wordsOf(most)}, with ${items.length - 2} others between them`;
}
