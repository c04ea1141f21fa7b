import { assert, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import type { Comparison } from '../../analyse/comparison.js';
import { plainText } from '../plain-text.js';
import {
  completeComparison,
  incompleteComparison,
  judgedComparison,
  withHostileTexts,
} from '../testing/comparison-fixture.js';
import { toReportedFixture } from '../testing/reported-run-fixture.js';
import { renderJunit } from './render-junit.js';
import type { ScenarioEnding } from './scenario-ending.js';
import { readJunit } from './testing/read-junit.js';

function written(comparison: Comparison): ScenarioEnding {
  return { state: 'written', run: toReportedFixture(comparison), folder: 'results/x' };
}

const refused: ScenarioEnding = {
  state: 'nothing',
  name: 'faulty.yaml',
  at: '2026-11-23T22:36:50.987Z',
  code: 'PVP_SCENARIO_INVALID',
  message: 'faulty.yaml has a fault\nfaulty.yaml:5:3 duratoin is unknown',
};

const passed = { outcome: 'passed', type: '', message: '' };

test('each expectation is a test: passed, failed with what was expected and found, or skipped', () => {
  const [suite] = readJunit(renderJunit([written(judgedComparison)]));
  expect(suite?.cases).toEqual([
    { classname: 'order-placed.expectations', name: 'webhook.latency_p99_ms < 250', ...passed },
    {
      classname: 'order-placed.expectations',
      name: 'slow poll.events_lost = 0',
      outcome: 'failure',
      type: 'missed',
      message: 'expected = 0, found 1',
    },
    {
      classname: 'order-placed.expectations',
      name: 'webhook.empty_poll_share > 0.9',
      outcome: 'failure',
      type: 'not-measurable',
      message: 'expected > 0.9, found nothing (not measurable: webhook has no empty_poll_share in this run)',
    },
    {
      classname: 'order-placed.expectations',
      name: 'ratio(slow poll, sse).requests_total <= 10',
      outcome: 'skipped',
      type: '',
      message: 'sse took no part in this run',
    },
    { classname: 'order-placed.trials', name: 'webhook, trial 1', ...passed },
    { classname: 'order-placed.trials', name: 'slow poll, trial 1', ...passed },
  ]);
});

test('a suite for each scenario, in their order, with its time in seconds', () => {
  const suites = readJunit(renderJunit([written(completeComparison), refused, written(judgedComparison)]));
  expect(suites.map(({ name, time, cases }) => [name, time, cases.length])).toEqual([
    ['order-placed', '51.013', 2],
    ['faulty.yaml', '0.000', 1],
    ['order-placed', '51.013', 6],
  ]);
  expect(suites[0]?.properties).toMatchObject({ world: 'live', state: 'complete', seed: '42' });
  expect(suites[1]?.cases).toEqual([
    {
      classname: 'faulty.yaml.scenario',
      name: 'there is a result',
      outcome: 'error',
      type: 'PVP_SCENARIO_INVALID',
      message: refused.message,
    },
  ]);
});

test('no scenario at all is a document without suites', () => {
  expect(readJunit(renderJunit([]))).toEqual([]);
});

test('a failed trial is an error, and what makes the figures doubtful stands with the output', () => {
  const [suite] = readJunit(renderJunit([written(incompleteComparison)]));
  expect(suite?.cases.filter(({ outcome }) => outcome !== 'passed')).toEqual([
    {
      classname: 'order-placed.trials',
      name: 'slow poll, trial 2',
      outcome: 'error',
      type: 'PVP_PROCESS_DIED',
      message: expect.stringContaining('SIGKILL'),
    },
  ]);
  expect(suite?.cases).toHaveLength(4);
  expect(suite?.remarks).toContain('INCOMPLETE: One of 4 trials failed.');
  expect(suite?.remarks).toContain('p99 needs 1,000 samples');
});

test('a trial that was interrupted, and one whose turn did not come, are errors', () => {
  const [whole, ...others] = completeComparison.trials;
  const cut = others.flatMap((trial) =>
    trial.state === 'failed' ? [] : [{ ...trial, state: 'interrupted' as const }],
  );
  const comparison: Comparison = {
    ...completeComparison,
    state: 'incomplete',
    incompleteBecause: 'Interrupted after 1 of 4 trials.',
    scenario: { ...completeComparison.scenario, trialCount: 2 },
    trials: [...(whole === undefined ? [] : [whole]), ...cut],
  };
  const [suite] = readJunit(renderJunit([written(comparison)]));
  expect(suite?.cases.map(({ name, outcome, message }) => [name, outcome, message])).toEqual([
    ['webhook, trial 1', 'passed', ''],
    ['webhook, trial 2', 'error', 'Not run. Interrupted after 1 of 4 trials.'],
    ['slow poll, trial 1', 'error', 'Interrupted half-way.'],
    ['slow poll, trial 2', 'error', 'Not run. Interrupted after 1 of 4 trials.'],
  ]);
});

test('a disturbed strategy is a test that was skipped, and one that failed where that is asked', () => {
  const rows = completeComparison.rows.map((row, index) => ({ ...row, trusted: index > 0 }));
  const endings = [written({ ...completeComparison, rows })];
  const told = (strict: boolean) =>
    readJunit(renderJunit(endings, strict))[0]
      ?.cases.filter(({ classname }) => classname === 'order-placed.trust')
      .map(({ name, outcome, type }) => [name, outcome, type]);
  expect(told(false)).toEqual([['webhook, undisturbed', 'skipped', '']]);
  expect(told(true)).toEqual([['webhook, undisturbed', 'failure', 'disturbed']]);
  expect(readJunit(renderJunit([written(completeComparison)], true))[0]?.cases).toHaveLength(2);
});

test('no text leaves its place, whatever somebody wrote', () => {
  assert(
    property(string({ unit: 'binary' }), (text) => {
      const hostile = `${text}]]></failure>"><testcase/>&#0;\u0001\ud800`;
      const [suite, other, ...more] = readJunit(
        renderJunit([
          written(withHostileTexts(hostile)),
          { ...refused, name: `x${hostile}`, message: hostile, code: hostile },
        ]),
      );
      expect(more).toEqual([]);
      expect(suite?.cases).toHaveLength(6);
      expect(other?.cases).toHaveLength(1);
      expect(suite?.cases[4]?.name).toBe(speakable(`${plainText(`${hostile}0`)}, trial 1`));
      expect(other?.cases[0]?.message).toBe(speakable(hostile));
    }),
  );
});

function speakable(text: string): string {
  return text.replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '\ufffd');
}
