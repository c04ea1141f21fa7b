import { PushVsPollError } from '../../core/errors.js';
import { describeRun } from './describe-run.js';
import { groupSeries } from './group-series.js';
import { nameMachines } from './name-machines.js';
import { refuseRepetition } from './refuse-repetition.js';
import type { Machine, NamedRun, RunSeries, RunsSummary } from './runs-summary.js';

/**
 * Puts several runs side by side. Runs of the same scenario (the same hash) in the same world form a series, whose
 * figures can be followed over time; measured and simulated runs never share one, nor do scenarios of one name that
 * differ in their text, their seed or their changes.
 * @param runs in the order in which the user gave them
 * @throws PushVsPollError PVP_USAGE when there is no run, or when a run was given twice
 */
export function summariseRuns(runs: readonly NamedRun[]): RunsSummary {
  if (runs.length === 0) {
    throw new PushVsPollError('PVP_USAGE', 'no result folder is given', {
      nextStep: 'Give the paths of result folders: the last line of a run names its own.',
    });
  }
  refuseRepetition(runs);
  const machines = nameMachines(runs.map(({ run }) => run.environment));
  const series = groupSeries(runs.map((named) => describeRun(named, machines)));
  return {
    series,
    labels: listLabels(series),
    machines,
    remarks: [...describeVariants(series), ...describeMachines(series, machines)],
  };
}

/** Sorting is stable: what is in as many series stays in order of appearance. */
function listLabels(series: readonly RunSeries[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { shown } of series) {
    for (const { row } of shown.results) {
      counts.set(row.label, (counts.get(row.label) ?? 0) + 1);
    }
  }
  return [...counts].toSorted(([, left], [, right]) => right - left).map(([label]) => label);
}

function describeVariants(series: readonly RunSeries[]): readonly string[] {
  const names = [...new Set(series.filter(({ variant }) => variant !== null).map(({ name }) => name))];
  return names.map((name) => {
    const hashes = new Set(series.filter((one) => one.name === name).map(({ hash }) => hash));
    return (
      `${name} stands for ${hashes.size} scenarios that differ in their text, seed or changes: ` +
      'their runs are kept apart, and no trend leads from one to the other.'
    );
  });
}

function describeMachines(series: readonly RunSeries[], machines: readonly Machine[]): readonly string[] {
  const letters = new Set(
    series.filter(({ world }) => world === 'live').flatMap(({ runs }) => runs.map(({ machine }) => machine)),
  );
  const known = machines.filter(({ letter }) => letters.has(letter));
  return known.length < 2
    ? []
    : [
        `The measured runs came from ${known.length} kinds of machine: hold strategies against each other within a run, ` +
          'not figures of one machine against those of another.',
      ];
}
