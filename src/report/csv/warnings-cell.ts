import type { Comparison, Warning } from '../../analyse/comparison.js';

/** Stands in every row of a run that was interrupted or had a trial that failed. */
const incompleteCode = 'run-incomplete';

/** The `warnings` cell: each code once, in the order given, after the mark of an incomplete run. */
export function warningsCell(comparison: Comparison, warnings: readonly Warning[]): string {
  const codes = warnings.map(({ code }) => code);
  const marks = comparison.state === 'incomplete' ? [incompleteCode] : [];
  return [...new Set([...marks, ...codes])].join('; ');
}
