import type { ReportedRun } from '../analyse/reported-run.js';
import type { LatencyDistribution } from '../core/latency-distribution.js';
import { assignFileNames } from './assign-file-names.js';
import type { RenderedFile } from './formats/contract.js';

/**
 * One file for each strategy that has latencies, `histograms/<strategy>.<ending>`, and one for each of which something
 * was read, `histograms/<strategy>.reads.<ending>`. A strategy's name does not depend on which of them there are.
 */
export function renderHistogramFiles(
  { comparison, distributions, readDistributions }: ReportedRun,
  ending: string,
  renderText: (distribution: LatencyDistribution) => string,
): readonly RenderedFile[] {
  const names = assignFileNames(comparison.rows.map(({ label }) => label));
  const toFile = (distribution: LatencyDistribution, part: string): RenderedFile => ({
    fileName: `histograms/${names.get(distribution.label)}${part}.${ending}`,
    text: renderText(distribution),
  });
  return [
    ...distributions.map((distribution) => toFile(distribution, '')),
    ...readDistributions.map((distribution) => toFile(distribution, '.reads')),
  ];
}

/** A comment for the strategy's file when its machine disturbed it; nothing where it did not. */
export function disturbedComment(
  { comparison }: ReportedRun,
  { label }: Pick<LatencyDistribution, 'label'>,
): string {
  const isDisturbed = comparison.rows.some((row) => row.label === label && !row.trusted);
  return isDisturbed ? '#[DISTURBED by its own machine: do not quote]\n' : '';
}
