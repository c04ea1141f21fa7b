import { expect, test } from 'vitest';
import { PushVsPollError } from '../core/errors.js';
import { listChanges, noChanges, readScenarioFlags } from './scenario-changes.js';

test('short options stand for fields, and come after --set', () => {
  const changes = readScenarioFlags({
    set: ['summary=a = b', 'trials=2'],
    strategies: ' webhook, slow poll ,',
    trials: '3',
    seed: '7',
    duration: '30s',
    quick: true,
  });
  expect(changes).toEqual({
    overrides: [
      { path: 'summary', valueText: 'a = b', option: '--set summary=a = b' },
      { path: 'trials', valueText: '2', option: '--set trials=2' },
      { path: 'trials', valueText: '3', option: '--trials 3' },
      { path: 'seed', valueText: '7', option: '--seed 7' },
      { path: 'workload.duration', valueText: '30s', option: '--duration 30s' },
    ],
    only: ['webhook', 'slow poll'],
    quick: true,
  });
  expect(listChanges(changes)).toEqual([
    '--set summary=a = b',
    '--set trials=2',
    '--trials 3',
    '--seed 7',
    '--duration 30s',
    '--strategies webhook,slow poll',
    '--quick',
  ]);
});

test('no options are no changes', () => {
  expect(readScenarioFlags({})).toEqual(noChanges);
  expect(listChanges(noChanges)).toEqual([]);
});

test.each([{ set: ['trials'] }, { set: ['=3'] }, { strategies: ' , ' }])('%j is a usage error', (flags) => {
  expect(() => readScenarioFlags(flags)).toThrow(
    expect.objectContaining({ constructor: PushVsPollError, code: 'PVP_USAGE', exitCode: 2 }),
  );
});
