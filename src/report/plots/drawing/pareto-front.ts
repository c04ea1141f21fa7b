/** Something that costs and delays: less is better in both. */
export interface Tradeoff {
  readonly cost: number;
  readonly delay: number;
}

/**
 * Those that none of the others beats: no other one is at least as good in both and better in one. Equals stay both.
 * @returns in ascending order of cost, then of delay
 */
export function paretoFront<Item extends Tradeoff>(items: readonly Item[]): readonly Item[] {
  return items
    .filter(
      ({ cost, delay }) =>
        !items.some(
          (other) => other.cost <= cost && other.delay <= delay && (other.cost < cost || other.delay < delay),
        ),
    )
    .toSorted((left, right) => left.cost - right.cost || left.delay - right.delay);
}
