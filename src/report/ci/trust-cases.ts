import type { Comparison } from '../../analyse/comparison.js';
import { disturbedLabels } from '../disturbed-labels.js';
import type { TestCase } from './test-case.js';

/**
 * A test for each strategy that its machine disturbed, so that such a run never looks as if all had passed: failed where
 * `--strict` asks for it, else skipped, since its figures tell nothing.
 */
export function listTrustCases(comparison: Comparison, strict: boolean): readonly TestCase[] {
  const message = 'This machine disturbed the figures: measure again. The warnings say how, and what to do.';
  return disturbedLabels(comparison).map((label) => ({
    group: 'trust',
    name: `${label}, undisturbed`,
    outcome: strict ? { state: 'failure', type: 'disturbed', message } : { state: 'skipped', message },
  }));
}
