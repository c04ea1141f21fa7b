import type { ComparisonRow } from '../../analyse/comparison.js';

/** The `trusted` flag of a strategy; null where no trial was measured whole, since there is nothing to trust. */
export function trustedFlag({ trials, trusted }: Pick<ComparisonRow, 'trials' | 'trusted'>): boolean | null {
  return trials === 0 ? null : trusted;
}
