import type { Comparison, ComparisonRow } from '../../analyse/comparison.js';
import { listIntervalFamilies, listMedianFamilies, listMetricFamilies } from './metric-families.js';
import type { Labels } from './metric-family.js';
import { renderExposition } from './render-exposition.js';
import { listStateFamilies } from './state-families.js';
import { listSummaryFamilies } from './summary-families.js';

/**
 * A run's figures over all trials in OpenMetrics' text format. World and trust are labels of every sample, so that
 * figures that were simulated, or that this machine disturbed, are never drawn into one line with others.
 */
export function renderOpenMetrics(comparison: Comparison): string {
  const labelsOf = ({ label, trusted }: ComparisonRow): Labels => ({
    scenario: comparison.scenario.name,
    strategy: label,
    world: comparison.world,
    trusted: String(trusted),
  });
  return renderExposition([
    ...listStateFamilies(comparison, labelsOf),
    ...listSummaryFamilies(comparison, labelsOf),
    ...listMetricFamilies(comparison, labelsOf),
    ...listMedianFamilies(comparison, labelsOf),
    ...listIntervalFamilies(comparison, labelsOf),
  ]);
}
