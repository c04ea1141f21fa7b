import type { ComparisonRow } from '../analyse/comparison.js';
import { plainText } from './plain-text.js';

/** The strategies whose figures their own machine disturbed, in scenario order; none of those without figures. */
export function disturbedLabels({
  rows,
}: {
  readonly rows: readonly Pick<ComparisonRow, 'label' | 'trials' | 'trusted'>[];
}): readonly string[] {
  return rows.filter(({ trials, trusted }) => trials > 0 && !trusted).map(({ label }) => plainText(label));
}
