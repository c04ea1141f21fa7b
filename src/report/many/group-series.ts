import type { Comparison } from '../../analyse/comparison.js';
import { describeChanges } from './describe-changes.js';
import type { RunEntry, RunSeries } from './runs-summary.js';
import { listTrends } from './trend.js';

/**
 * Puts the runs of the same scenario and the same world together, each group by start. The groups stand by scenario, in
 * the order given, then measured before simulated, then by their first start.
 * @param entries in the order given
 */
export function groupSeries(entries: readonly RunEntry[]): readonly RunSeries[] {
  const groups = new Map<string, RunEntry[]>();
  for (const entry of entries) {
    const { scenario, world } = entry.run.comparison;
    const key = JSON.stringify([scenario.name, scenario.hash, world]);
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  const names = [...new Set(entries.map(nameOf))];
  return [...groups.values()]
    .flatMap((group) => describeSeries(group.toSorted(byStart), entries) ?? [])
    .toSorted(
      (left, right) =>
        names.indexOf(left.name) - names.indexOf(right.name) ||
        worldOrder[left.world] - worldOrder[right.world] ||
        byStart(left.shown, right.shown),
    );
}

const worldOrder = { live: 0, virtual: 1 } as const;

function nameOf({ run }: RunEntry): string {
  return run.comparison.scenario.name;
}

function byStart(left: RunEntry, right: RunEntry): number {
  return Date.parse(left.run.environment.startedAt) - Date.parse(right.run.environment.startedAt);
}

/** The newest run that is complete and undisturbed, or else the newest complete one, or else the newest. */
function chooseShown(runs: readonly RunEntry[]): RunEntry | undefined {
  const complete = runs.filter(({ run }) => run.comparison.state === 'complete');
  const undisturbed = complete.filter(({ run }) => run.comparison.rows.every(({ trusted }) => trusted));
  return undisturbed.at(-1) ?? complete.at(-1) ?? runs.at(-1);
}

/** Null for no runs. */
function describeSeries(runs: readonly RunEntry[], all: readonly RunEntry[]): RunSeries | null {
  const shown = chooseShown(runs);
  if (shown === undefined) {
    return null;
  }
  const { scenario, world } = shown.run.comparison;
  const hashes = new Set(
    all.filter((entry) => nameOf(entry) === scenario.name).map(({ run }) => run.comparison.scenario.hash),
  );
  return {
    name: scenario.name,
    world,
    hash: scenario.hash,
    variant: hashes.size === 1 ? null : describeVariant(scenario),
    runs,
    shown,
    trends: listTrends(runs),
    remarks: describeChanges(runs),
  };
}

const hashChars = 8;

/** `--duration 30s; hash 1a2b3c4d`: what the command line changed, and how the hash begins. */
function describeVariant({ overrides, hash }: Comparison['scenario']): string {
  return [overrides.join(' '), `hash ${hash.slice(0, hashChars)}`].filter((part) => part !== '').join('; ');
}
