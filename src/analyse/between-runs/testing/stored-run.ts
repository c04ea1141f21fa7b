import type { MetricValues } from '../../../core/metric-catalogue.js';
import type { TrialResult } from '../../../measure/trial-measurement.js';
import { environmentFixture } from '../../../report/testing/reported-run-fixture.js';
import { compare } from '../../compare.js';
import type { Comparison, ComparisonRow } from '../../comparison.js';
import { comparePair } from '../../testing/compare-pair.js';
import { trialMeasurement } from '../../testing/trial-measurement.js';
import type { CompareRunsOptions, StoredRunInFolder } from '../runs-comparison.js';

/** The usual options: all that both have, 5 %. */
export const usualOptions: CompareRunsOptions = {
  toleranceShare: 0.05,
  metrics: null,
  strategies: null,
  allowed: [],
};

type Figures = Partial<MetricValues>;

/** Of every trial: 10 events, all delivered. */
const usual: Figures = { events_occurred: 10, deliveries_expected: 10, events_lost: 0 };

/**
 * A simulated run of the strategies `first` and `second` from a folder of that name, each with these figures trial by
 * trial.
 */
export function storedRun(
  folder: string,
  { first, second }: { readonly first: readonly Figures[]; readonly second: readonly Figures[] },
  changes: Partial<Comparison> = {},
): StoredRunInFolder {
  const results = Object.entries({ first, second }).flatMap(([label, trials]) =>
    trials.map(
      (figures, index): TrialResult => ({
        trial: index + 1,
        label,
        state: 'measured',
        measurement: trialMeasurement({ ...usual, ...figures }),
      }),
    ),
  );
  return {
    folder,
    comparison: { ...compare(comparePair(results)), ...changes },
    environment: { ...environmentFixture, startedAt: `2026-11-24T00:00:00.000Z`, commandLine: [folder] },
  };
}

/** As many trials as there are values of that metric. */
export function trialsWith(
  metric: keyof MetricValues,
  values: readonly number[],
  others: Figures = {},
): readonly Figures[] {
  return values.map((value) => ({ ...others, [metric]: value }));
}

/** The same run with a row that is changed. */
export function withRow(
  run: StoredRunInFolder,
  label: string,
  changes: Partial<ComparisonRow>,
): StoredRunInFolder {
  const rows = run.comparison.rows.map((row) => (row.label === label ? { ...row, ...changes } : row));
  return { ...run, comparison: { ...run.comparison, rows } };
}

/** The same run with facts of its scenario that are changed. */
export function withScenario(
  run: StoredRunInFolder,
  changes: Partial<Comparison['scenario']>,
): StoredRunInFolder {
  return {
    ...run,
    comparison: { ...run.comparison, scenario: { ...run.comparison.scenario, ...changes } },
  };
}
