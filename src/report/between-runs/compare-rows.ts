import type {
  CandidateComparison,
  LossContrast,
  MetricContrast,
  RunsComparison,
  StrategyContrast,
} from '../../analyse/between-runs/runs-comparison.js';

/** A row of the table for programs. */
export type CompareRow = {
  readonly comparison: RunsComparison;
  readonly candidate: CandidateComparison;
} & (
  | { readonly kind: 'metric'; readonly strategy: StrategyContrast; readonly contrast: MetricContrast }
  | { readonly kind: 'loss'; readonly strategy: StrategyContrast; readonly loss: LossContrast }
  | {
      readonly kind: 'absent';
      readonly label: string;
      readonly verdict: 'only-in-baseline' | 'only-in-candidate';
    }
);

/** By candidate, then by strategy: its losses, its metrics; strategies that one of the two lacks stand last. */
export function listCompareRows(comparison: RunsComparison): readonly CompareRow[] {
  return comparison.candidates.flatMap((candidate): CompareRow[] => {
    const common = { comparison, candidate };
    return [
      ...candidate.strategies.flatMap((strategy): CompareRow[] => [
        ...strategy.losses.map((loss) => ({ ...common, kind: 'loss' as const, strategy, loss })),
        ...strategy.metrics.map((contrast) => ({ ...common, kind: 'metric' as const, strategy, contrast })),
      ]),
      ...candidate.onlyInBaseline.map((label) => ({
        ...common,
        ...({ kind: 'absent', label, verdict: 'only-in-baseline' } as const),
      })),
      ...candidate.onlyInCandidate.map((label) => ({
        ...common,
        ...({ kind: 'absent', label, verdict: 'only-in-candidate' } as const),
      })),
    ];
  });
}
