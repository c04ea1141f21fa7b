import type { Comparison, Contrast } from '../../analyse/comparison.js';

/** Two strategies, with all that they were held against each other in. */
export interface ContrastedPair {
  readonly label: string;
  readonly against: string;
  /** Whether both may be trusted. */
  readonly trusted: boolean;
  readonly contrasts: readonly Contrast[];
}

/** As many pairs as four strategies have: more than that no reader takes in. */
const mostPairs = 6;

/**
 * The pairs of strategies for a table: all where there are few; else those with the first strategy of each number of
 * consumers, since the rest follows from them. ratios.csv has every pair.
 */
export function shownContrasts({ rows, contrasts }: Pick<Comparison, 'rows' | 'contrasts'>): {
  readonly pairs: readonly ContrastedPair[];
  readonly isPart: boolean;
} {
  const pairs = pairUp(contrasts, new Set(rows.filter(({ trusted }) => trusted).map(({ label }) => label)));
  if (pairs.length <= mostPairs) {
    return { pairs, isPart: false };
  }
  const laterLabels = new Set(pairs.map(({ against }) => against));
  return { pairs: pairs.filter(({ label }) => !laterLabels.has(label)), isPart: true };
}

function pairUp(contrasts: readonly Contrast[], trusted: ReadonlySet<string>): readonly ContrastedPair[] {
  const pairs = new Map<string, Contrast[]>();
  for (const contrast of contrasts) {
    const key = JSON.stringify([contrast.label, contrast.against]);
    pairs.set(key, [...(pairs.get(key) ?? []), contrast]);
  }
  return [...pairs.values()].flatMap((both) => {
    const [first] = both;
    return first === undefined
      ? []
      : {
          label: first.label,
          against: first.against,
          trusted: trusted.has(first.label) && trusted.has(first.against),
          contrasts: both,
        };
  });
}
