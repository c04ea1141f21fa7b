import type { RunsComparison } from '../../../analyse/between-runs/runs-comparison.js';

/** A form in which `compare` writes its result. A new one is a new file in this folder. */
export interface CompareFormat {
  /** The ending of a file's name that chooses it, with its dot. */
  readonly ending: `.${string}`;
  /** The whole file, from its argument alone: the same comparison gives the same bytes. */
  render(comparison: RunsComparison): string;
}
