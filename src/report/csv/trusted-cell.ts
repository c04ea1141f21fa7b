import type { ComparisonRow } from '../../analyse/comparison.js';

/** The `trusted` cell of a strategy: empty where no trial was measured whole, since there is nothing to trust. */
export function trustedCell({ trials, trusted }: Pick<ComparisonRow, 'trials' | 'trusted'>): string {
  return trials === 0 ? '' : String(trusted);
}
