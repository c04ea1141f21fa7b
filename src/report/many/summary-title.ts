import { countOf } from '../count-of.js';
import type { RunsSummary } from './runs-summary.js';

/** `11 runs of 7 scenarios`: scenarios that differ in their text, seed or changes are different ones. */
export function summaryTitle({ series }: RunsSummary): string {
  const runCount = series.reduce((count, { runs }) => count + runs.length, 0);
  const hashes = new Set(series.map(({ hash }) => hash));
  return `${countOf(runCount, 'run', 'runs')} of ${countOf(hashes.size, 'scenario', 'scenarios')}`;
}
