import type { Comparison, ComparisonRow, JudgedExpectation } from '../../analyse/comparison.js';
import { isMissed } from '../../core/expectation.js';
import type { Labels, MetricFamily, Sample } from './metric-family.js';

/** What must be known of a run, of its strategies and of their warnings before a figure is drawn. */
export function listStateFamilies(
  comparison: Comparison,
  labelsOf: (row: ComparisonRow) => Labels,
): readonly MetricFamily[] {
  const { scenario, world, state, rows } = comparison;
  const runLabels = { scenario: scenario.name, world };
  return [
    info('run', 'The run as a whole', [
      {
        ...runLabels,
        state,
        form: scenario.quickForm === null ? 'full' : 'quick',
        seed: `${scenario.seed}`,
        hash: scenario.hash,
      },
    ]),
    info(
      'strategy',
      'A strategy of the run: the id behind its label',
      rows.map((row) => ({ ...labelsOf(row), strategy_id: row.strategyId })),
    ),
    info('warning', 'A warning, for each metric that it touches', listWarningLabels(rows, labelsOf)),
    {
      name: 'push_vs_poll_trials',
      type: 'gauge',
      unit: null,
      help: 'Trials of a strategy that were measured whole',
      samples: rows.map((row) => ({ suffix: '', labels: labelsOf(row), value: row.trials })),
    },
    {
      name: 'push_vs_poll_expectation_met',
      type: 'gauge',
      unit: null,
      help: '1 for an expectation of the scenario that was met, 0 for one that was missed or not measurable',
      samples: listJudgements(comparison.expectations, runLabels),
    },
  ];
}

function info(name: string, help: string, labelSets: readonly Labels[]): MetricFamily {
  return {
    name: `push_vs_poll_${name}`,
    type: 'info',
    unit: null,
    help,
    samples: labelSets.map((labels) => ({ suffix: '_info', labels, value: 1 })),
  };
}

/** Each code and metric once, since no two samples may be of the same labels. */
function listWarningLabels(
  rows: readonly ComparisonRow[],
  labelsOf: (row: ComparisonRow) => Labels,
): readonly Labels[] {
  return rows.flatMap((row) => {
    const touched = row.warnings.flatMap(({ code, metrics }) =>
      (metrics.length === 0 ? ['all'] : metrics).map((metric) => ({ code, metric })),
    );
    const once = new Map(touched.map((each) => [`${each.code} ${each.metric}`, each]));
    return [...once.values()].map((each) => ({ ...labelsOf(row), ...each }));
  });
}

/** Two keys may come to the same condition; what was not run is neither met nor missed. */
function listJudgements(expectations: readonly JudgedExpectation[], labels: Labels): readonly Sample[] {
  const samples = expectations
    .filter(({ state }) => state !== 'not-run')
    .map(({ figure, comparator, bound, state }): [string, Sample] => {
      const expectation = `${figure} ${comparator} ${bound}`;
      return [
        expectation,
        { suffix: '', labels: { ...labels, expectation }, value: isMissed(state) ? 0 : 1 },
      ];
    });
  return [...new Map(samples).values()];
}
