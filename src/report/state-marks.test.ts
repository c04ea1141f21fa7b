import { expect, test } from 'vitest';
import type { Comparison } from '../analyse/comparison.js';
import { stateMarks } from './state-marks.js';
import {
  completeComparison,
  incompleteComparison,
  metricsWith,
  simulatedComparison,
} from './testing/comparison-fixture.js';

const wordsOf = (comparison: Comparison) => stateMarks(comparison).map(({ word }) => word);

test('a run that was measured live, whole and undisturbed has no mark', () => {
  expect(stateMarks(completeComparison)).toEqual([]);
});

test('a run with a failed trial is FAILED', () => {
  expect(stateMarks(incompleteComparison)).toEqual([{ word: 'FAILED', text: 'One of 4 trials failed.' }]);
});

test('a run that was cut short is INTERRUPTED, also where trials had failed before', () => {
  const incompleteBecause = 'Interrupted after 1 of 4 trials.';
  const [measured, , , failed] = incompleteComparison.trials;
  const interrupted = { ...incompleteComparison, incompleteBecause };
  const trials = measured === undefined ? [] : [measured];
  expect(stateMarks({ ...interrupted, trials })).toEqual([{ word: 'INTERRUPTED', text: incompleteBecause }]);
  expect(stateMarks({ ...interrupted, trials: failed === undefined ? [] : [...trials, failed] })).toEqual([
    { word: 'FAILED', text: '1 of 4 trials failed.' },
    { word: 'INTERRUPTED', text: incompleteBecause },
  ]);
});

test('a run that is incomplete for a reason that its trials do not show is still marked', () => {
  const text = 'Something else.';
  expect(stateMarks({ ...completeComparison, state: 'incomplete', incompleteBecause: text })).toEqual([
    { word: 'INCOMPLETE', text },
  ]);
});

test('a run without figures, or in which nothing occurred, is EMPTY', () => {
  const { rows } = completeComparison;
  const unmeasured = rows.map((row) => ({ ...row, trials: 0, metrics: metricsWith({}) }));
  expect(wordsOf({ ...completeComparison, rows: unmeasured })).toEqual(['EMPTY']);
  const metrics = metricsWith({ events_occurred: 0, deliveries_expected: 0, requests_total: 5 });
  const silent = rows.map((row) => ({ ...row, metrics }));
  expect(wordsOf({ ...completeComparison, rows: silent })).toEqual(['EMPTY']);
  const read = rows.map((row) => ({ ...row, metrics: { ...metrics, reads_total: 3 } }));
  expect(wordsOf({ ...completeComparison, rows: read })).toEqual([]);
});

test('strategies that this machine disturbed are named', () => {
  const rows = completeComparison.rows.map((row, index) => ({ ...row, trusted: index !== 1 }));
  expect(stateMarks({ ...completeComparison, rows })).toEqual([
    { word: 'DISTURBED', text: expect.stringContaining('the figures of slow poll;') },
  ]);
});

test('the gravest mark comes first', () => {
  const { scenario, rows } = completeComparison;
  const everything: Comparison = {
    ...simulatedComparison,
    state: 'incomplete',
    incompleteBecause: 'Interrupted.',
    scenario: { ...scenario, quickForm: 'all times divided by 240', trialCount: 9 },
    rows: rows.map((row) => ({ ...row, trusted: false })),
  };
  expect(wordsOf(everything)).toEqual(['INTERRUPTED', 'DISTURBED', 'SIMULATED', 'QUICK FORM']);
});
