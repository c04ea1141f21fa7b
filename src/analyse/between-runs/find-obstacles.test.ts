import { expect, test } from 'vitest';
import type { Environment } from '../../core/environment.js';
import type { Comparison } from '../comparison.js';
import { findObstacles } from './find-obstacles.js';
import type { StoredRunInFolder } from './runs-comparison.js';
import { storedRun, trialsWith, withScenario } from './testing/stored-run.js';

const trials = trialsWith('latency_mean_ms', [1, 2, 3]);
const baseline = storedRun('before', { first: trials, second: trials }, { world: 'live' });

function change(comparison: Partial<Comparison>, environment: Partial<Environment> = {}): StoredRunInFolder {
  return {
    folder: 'after',
    comparison: { ...baseline.comparison, ...comparison },
    environment: { ...baseline.environment, finishedAt: '2027-01-01T00:00:00.000Z', ...environment },
  };
}

const later = change({});

function kindsOf(candidate: StoredRunInFolder): readonly string[] {
  return findObstacles(baseline, candidate).map(({ kind }) => kind);
}

test('the same scenario on the same machine at another time, by another version, is comparable', () => {
  expect(kindsOf(later)).toEqual([]);
  expect(
    kindsOf(change({}, { packageVersion: '9.9.9', gitCommit: 'abc', node: 'v20.99.0', os: 'linux 7.0' })),
  ).toEqual([]);
});

test.each([
  [['--trials 9', '--strategies first'], []],
  [['--set link.latency=20ms'], ['other-scenario']],
  [['--quick'], ['other-scenario']],
])('changed by %j: %j', (overrides, kinds) => {
  expect(kindsOf(withScenario(later, { overrides, hash: 'other' }))).toEqual(kinds);
});

test('who takes part is a condition where strategies run side by side', () => {
  const { setup } = baseline.comparison;
  const sideBySide = change({ setup: setup && { ...setup, schedule: 'side-by-side' } });
  expect(
    findObstacles(sideBySide, withScenario(sideBySide, { overrides: ['--strategies first'] })),
  ).toContainEqual(expect.objectContaining({ kind: 'other-scenario' }));
});

test.each([
  ['other-scenario', withScenario(later, { name: 'other' }), 'the scenarios differ: pair and other'],
  ['other-scenario', withScenario(later, { text: 'x', hash: 'fedcba9876' }), '(hash abc and fedcba98)'],
  ['other-seed', withScenario(later, { seed: 7, overrides: ['--seed 7'] }), 'the seeds differ: 1 and 7'],
  ['other-world', change({ world: 'virtual' }), 'one was measured live, the other simulated'],
  ['other-machine', change({}, { cpuCores: 8 }), 'a processor, 2 cores; Node v20 and linux; a processor, 8'],
  ['other-machine', change({}, { cpuModel: 'another' }), 'another'],
  ['other-machine', change({}, { os: 'darwin 24.0' }), 'darwin'],
  ['other-machine', change({}, { node: 'v22.1.0' }), 'Node v22'],
  [
    'incomplete',
    change({ state: 'incomplete', incompleteBecause: 'it was interrupted.' }),
    'after is incomplete: it was interrupted',
  ],
  ['same-run', { ...baseline, folder: 'copy' }, 'before and copy hold the same run'],
])('%s is named with what differs', (kind, candidate, words) => {
  const obstacles = findObstacles(baseline, candidate);
  expect(obstacles.map((obstacle) => obstacle.kind)).toEqual([kind]);
  expect(obstacles[0]?.text).toContain(words);
});

test('a simulation has no machine', () => {
  const simulated = change({ world: 'virtual' });
  expect(
    findObstacles(simulated, change({ world: 'virtual' }, { cpuCores: 8, finishedAt: 'later' })),
  ).toEqual([]);
});

test('a trace file that changed under its scenario is another scenario', () => {
  const others = trialsWith('latency_mean_ms', [1, 2, 3], { events_occurred: 99 });
  const changed = storedRun('after', { first: others, second: others }, { world: 'live' });
  const [obstacle] = findObstacles(baseline, {
    ...changed,
    environment: { ...changed.environment, finishedAt: 'later' },
  });
  expect(obstacle).toMatchObject({ kind: 'other-scenario', text: expect.stringContaining('trace file') });
});
