import type { Environment } from '../../core/environment.js';
import type { Comparison } from '../comparison.js';
import { conditionsOf, hasUnexpectedEvents } from './match-trials.js';
import type { Obstacle, StoredRunInFolder } from './runs-comparison.js';

type Check = (baseline: StoredRunInFolder, candidate: StoredRunInFolder) => Obstacle | null;

/**
 * Why two runs should not be held against each other: each reason once, in a fixed order. What is not in this list is
 * no obstacle: other versions and commits, for example, are what a comparison is for.
 */
export function findObstacles(
  baseline: StoredRunInFolder,
  candidate: StoredRunInFolder,
): readonly Obstacle[] {
  return checks.flatMap((check) => check(baseline, candidate) ?? []);
}

const isSameRun: Check = (baseline, candidate) =>
  identityOf(baseline) === identityOf(candidate)
    ? { kind: 'same-run', text: `${baseline.folder} and ${candidate.folder} hold the same run` }
    : null;

function identityOf({ comparison, environment }: StoredRunInFolder): string {
  const { startedAt, finishedAt } = environment;
  return JSON.stringify([comparison.scenario.hash, comparison.world, startedAt, finishedAt]);
}

const isOtherScenario: Check = ({ comparison: baseline }, { comparison: candidate }) => {
  const [left, right] = [baseline.scenario, candidate.scenario];
  if (left.name !== right.name) {
    return { kind: 'other-scenario', text: `the scenarios differ: ${left.name} and ${right.name}` };
  }
  const [before, after] = [conditionsOf(baseline), conditionsOf(candidate)];
  if (before.text !== after.text) {
    const hashes = `${left.hash.slice(0, 8)} and ${right.hash.slice(0, 8)}`;
    return { kind: 'other-scenario', text: `the text of scenario ${left.name} differs (hash ${hashes})` };
  }
  const [had, has] = [orNothing(before.changes), orNothing(after.changes)];
  if (had !== has) {
    return {
      kind: 'other-scenario',
      text: `the command lines changed other things of scenario ${left.name}: ${had} in the baseline, ${has} in the candidate`,
    };
  }
  return hasUnexpectedEvents(baseline, candidate)
    ? {
        kind: 'other-scenario',
        text: `trials of the same number had other events, though scenario ${left.name} is the same: did its trace file change?`,
      }
    : null;
};

function orNothing(changes: readonly string[]): string {
  return changes.length === 0 ? 'nothing' : changes.join(' ');
}

const isOtherSeed: Check = ({ comparison: baseline }, { comparison: candidate }) => {
  const [left, right] = [baseline.scenario.seed, candidate.scenario.seed];
  return left === right ? null : { kind: 'other-seed', text: `the seeds differ: ${left} and ${right}` };
};

const worldWords: Readonly<Record<Comparison['world'], string>> = {
  live: 'measured live',
  virtual: 'simulated',
};

const isOtherWorld: Check = ({ comparison: baseline }, { comparison: candidate }) =>
  baseline.world === candidate.world
    ? null
    : {
        kind: 'other-world',
        text: `one was ${worldWords[baseline.world]}, the other ${worldWords[candidate.world]}`,
      };

/** A simulation is the same on every machine. */
const isOtherMachine: Check = (baseline, candidate) => {
  const isLive = baseline.comparison.world === 'live' && candidate.comparison.world === 'live';
  const [left, right] = [machineOf(baseline.environment), machineOf(candidate.environment)];
  return !isLive || left === right
    ? null
    : { kind: 'other-machine', text: `the machines differ: ${left} and ${right}` };
};

/** What figures depend on most. A release of the system, or a minor version of Node, is a remark. */
function machineOf({ os, cpuModel, cpuCores, node }: Environment): string {
  const system = os.split(' ', 1)[0] ?? os;
  const major = node.split('.', 1)[0] ?? node;
  return `${system}; ${cpuModel}, ${cpuCores} ${cpuCores === 1 ? 'core' : 'cores'}; Node ${major}`;
}

const isIncomplete: Check = (baseline, candidate) => {
  const incomplete = [baseline, candidate].filter(({ comparison }) => comparison.state === 'incomplete');
  const [first] = incomplete;
  if (first === undefined) {
    return null;
  }
  const because = first.comparison.incompleteBecause?.replace(/[.\s]+$/, '') ?? 'it did not end as planned';
  const text =
    incomplete.length === 2 ? 'both runs are incomplete' : `${first.folder} is incomplete: ${because}`;
  return { kind: 'incomplete', text };
};

const checks: readonly Check[] = [
  isSameRun,
  isOtherScenario,
  isOtherSeed,
  isOtherWorld,
  isOtherMachine,
  isIncomplete,
];
