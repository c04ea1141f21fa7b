import { findObstacles } from '../analyse/between-runs/find-obstacles.js';
import type { CompareRunsOptions, StoredRunInFolder } from '../analyse/between-runs/runs-comparison.js';
import { suggestNearest } from '../core/did-you-mean.js';
import { PushVsPollError } from '../core/errors.js';
import { createUsageError } from './create-usage-error.js';

/**
 * Refuses runs that say nothing about each other, with all reasons together.
 * @throws PushVsPollError PVP_NOT_COMPARABLE, or PVP_USAGE for a strategy that no run has
 */
export function refuseIncomparable(
  baseline: StoredRunInFolder,
  candidates: readonly StoredRunInFolder[],
  options: CompareRunsOptions,
): void {
  refuseUnknownStrategies([baseline, ...candidates], options);
  const obstacles = candidates.flatMap((candidate) =>
    findObstacles(baseline, candidate)
      .filter(({ kind }) => !options.allowed.includes(kind))
      .map((obstacle) => ({ ...obstacle, candidate })),
  );
  if (obstacles.length > 0) {
    const lines = obstacles.map(({ candidate, text }) => `\n  ${candidate.folder}: ${text}`);
    const kinds = [...new Set([...options.allowed, ...obstacles.map(({ kind }) => kind)])];
    throw new PushVsPollError(
      'PVP_NOT_COMPARABLE',
      `not comparable with the baseline ${baseline.folder}:${lines.join('')}`,
      { nextStep: `Compare other runs; or, if that is what you want, add --allow ${kinds.join(',')}` },
    );
  }
  for (const candidate of candidates) {
    refuseNothingInCommon(baseline, candidate, options);
  }
}

function labelsOf({ comparison }: StoredRunInFolder): readonly string[] {
  return comparison.rows.map(({ label }) => label);
}

function refuseUnknownStrategies(
  runs: readonly StoredRunInFolder[],
  { strategies }: CompareRunsOptions,
): void {
  const known = new Set(runs.flatMap(labelsOf));
  const unknown = (strategies ?? []).filter((label) => !known.has(label));
  const [first] = unknown;
  if (first !== undefined) {
    throw createUsageError(
      `--strategies: no run has a strategy "${first}"${suggestNearest(first, known)}; there are ${[...known].join(', ')}`,
      'compare',
    );
  }
}

function refuseNothingInCommon(
  baseline: StoredRunInFolder,
  candidate: StoredRunInFolder,
  { strategies }: CompareRunsOptions,
): void {
  const labels = labelsOf(candidate).filter((label) => strategies === null || strategies.includes(label));
  if (!labels.some((label) => labelsOf(baseline).includes(label))) {
    throw new PushVsPollError(
      'PVP_NOT_COMPARABLE',
      `${baseline.folder} and ${candidate.folder} have no strategy in common (by label)`,
      { nextStep: 'Compare runs that share a strategy; label: gives a strategy a name of its own' },
    );
  }
}
