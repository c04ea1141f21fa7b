import { expect, test } from 'vitest';
import { stateMarks } from './state-marks.js';
import {
  completeComparison,
  incompleteComparison,
  simulatedComparison,
} from './testing/comparison-fixture.js';

const unmeasured = completeComparison.rows.map((row) => ({ ...row, trials: 0, latencySamples: 0 }));
const failedTrials = incompleteComparison.trials.filter(({ state }) => state === 'failed');

test.each([
  ['a complete live run', completeComparison, []],
  ['a simulated one', simulatedComparison, ['SIMULATED']],
  [
    'one in its quick form',
    { ...completeComparison, scenario: { ...completeComparison.scenario, quickForm: 'x' } },
    ['QUICK FORM'],
  ],
  ['one in which some trials failed', incompleteComparison, ['INCOMPLETE']],
  [
    'one in which all trials failed',
    { ...incompleteComparison, rows: unmeasured, trials: failedTrials },
    ['FAILED'],
  ],
  [
    'one that was interrupted before anything was measured',
    { ...incompleteComparison, rows: unmeasured, trials: [] },
    ['INTERRUPTED', 'EMPTY'],
  ],
  [
    'one that was interrupted after something was measured',
    { ...incompleteComparison, trials: incompleteComparison.trials.slice(0, 2) },
    ['INTERRUPTED'],
  ],
  [
    'one without an event',
    { ...completeComparison, rows: completeComparison.rows.map((row) => ({ ...row, latencySamples: 0 })) },
    ['EMPTY'],
  ],
  [
    'a disturbed one',
    {
      ...simulatedComparison,
      world: 'live' as const,
      rows: completeComparison.rows.map((row) => ({ ...row, trusted: false })),
    },
    ['DISTURBED'],
  ],
])('%s', (_what, comparison, expected) => {
  expect(stateMarks(comparison).map(({ word }) => word)).toEqual(expected);
});

test('the gravest mark comes first', () => {
  const { scenario, rows } = simulatedComparison;
  const everything = {
    ...simulatedComparison,
    state: 'incomplete' as const,
    trials: [],
    scenario: { ...scenario, quickForm: 'all times divided by 240' },
    rows: rows.map((row) => ({ ...row, trusted: false })),
  };
  expect(stateMarks(everything).map(({ word }) => word)).toEqual([
    'INTERRUPTED',
    'DISTURBED',
    'SIMULATED',
    'QUICK FORM',
  ]);
});

test('names the strategies that were disturbed', () => {
  const rows = completeComparison.rows.map((row, index) => ({ ...row, trusted: index > 0 }));
  expect(stateMarks({ ...completeComparison, rows })[0]?.text).toContain(
    'the figures of webhook: measure again',
  );
});

test('a run of which nothing came says why, in one line', () => {
  const failed = { ...incompleteComparison, rows: unmeasured, trials: failedTrials };
  expect(stateMarks(failed)[0]?.text).toBe(
    'One of 4 trials failed. The first, of slow poll: the consumers’ process ended with signal SIGKILL after 1.2 s.',
  );
  expect(stateMarks(incompleteComparison)[0]?.text).toBe('One of 4 trials failed.');
});
