import { describe, expect, test } from 'vitest';
import { checkScenario } from './check-scenario.js';
import { readScenarioFlags, type ScenarioFlags } from './scenario-changes.js';
import { formatFault } from './scenario-fault.js';
import { starterScenario } from './starter-scenario.js';

/** Lines 1 to 9 of every scenario below; its expectations begin in line 10. */
const valid = `name: a-test
summary: What is asked?
workload:
  arrivals: { process: poisson, rate: 2/s }
  duration: 12s
strategies:
  - webhook
  - interval-poll: { every: 1s }
  - interval-poll: { every: 5s, label: v1.5 slow poll }
`;

function check(expectations: string, flags: ScenarioFlags = {}) {
  return checkScenario('a.yaml', `${valid}${expectations}`, readScenarioFlags(flags));
}

function faultsOf(expectations: string, flags: ScenarioFlags = {}): string[] {
  const result = check(expectations, flags);
  return result.ok ? [] : result.faults.map(formatFault);
}

function expectationsOf(expectations: string, flags: ScenarioFlags = {}) {
  const result = check(expectations, flags);
  return result.ok ? result.loaded.scenario.expect : result.faults.map(formatFault);
}

test('a scenario without expectations has none', () => {
  expect(expectationsOf('')).toEqual([]);
  expect(expectationsOf('expect: {}')).toEqual([]);
});

test('every form is read, in the order of the file', () => {
  expect(
    expectationsOf(`expect:
  events_lost: 0
  v1.5 slow poll.latency_p99_ms: < 5000
  "ratio(interval-poll, webhook).requests_total": "> 10"
`),
  ).toEqual([
    {
      key: 'events_lost',
      subject: { kind: 'every-strategy' },
      metric: 'events_lost',
      comparator: '=',
      bound: 0,
    },
    {
      key: 'v1.5 slow poll.latency_p99_ms',
      subject: { kind: 'strategy', label: 'v1.5 slow poll' },
      metric: 'latency_p99_ms',
      comparator: '<',
      bound: 5000,
    },
    {
      key: 'ratio(interval-poll, webhook).requests_total',
      subject: { kind: 'ratio', of: 'interval-poll', to: 'webhook' },
      metric: 'requests_total',
      comparator: '>',
      bound: 10,
    },
  ]);
});

describe('faults', () => {
  test.each([
    ['no map', 'expect: [a]', 'a.yaml:10:9  expect  expected a map of keys and values, found a list'],
    ['nothing', 'expect:', 'a.yaml:10:8  expect  expected a map of keys and values, found nothing'],
    [
      'an unknown metric',
      'expect:\n  webhook.latency_p99ms: "< 5"',
      'a.yaml:11:3  expect.webhook.latency_p99ms  unknown metric "latency_p99ms"' +
        '; did you mean "latency_p99_ms"?',
    ],
    [
      'an unknown label',
      'expect:\n  webhok.latency_p99_ms: "< 5"',
      'a.yaml:11:3  expect.webhok.latency_p99_ms  unknown label "webhok"; allowed are webhook, interval-poll, ' +
        'v1.5 slow poll; did you mean "webhook"?',
    ],
    [
      'a condition without its quotes',
      'expect:\n  webhook.latency_p99_ms: > 5',
      'a.yaml:11:29  is not valid YAML: Not a YAML token: 5; a condition stands in quotes, such as "> 0.9"',
    ],
    [
      'a share beyond 1',
      'expect:\n  interval-poll.empty_poll_share: "> 90"',
      'a.yaml:11:35  expect.interval-poll.empty_poll_share  empty_poll_share is a share; allowed is 0 to 1, such as ' +
        '"> 0.9"',
    ],
  ])('%s', (_name, text, fault) => {
    expect(faultsOf(text)).toEqual([fault]);
  });

  test('are told all together, each at its key or its value, with those of other fields', () => {
    const faults = faultsOf(`expect:
  ratio(webhok, slow pole).requests_totl: ">> 10"
  .events_lost: 0
trials: 0
`);
    expect(faults.map((fault) => fault.split('  ').slice(0, 1).concat(fault.split('  ').slice(2)))).toEqual([
      [
        'a.yaml:11:3',
        expect.stringContaining('unknown metric "requests_totl"; did you mean "requests_total"?'),
      ],
      ['a.yaml:11:3', expect.stringContaining('unknown label "webhok"')],
      ['a.yaml:11:3', expect.stringContaining('unknown label "slow pole"')],
      ['a.yaml:11:43', expect.stringContaining('">> 10" is no condition')],
      ['a.yaml:12:3', expect.stringContaining('".events_lost" leaves a label out')],
      ['a.yaml:13:9', expect.stringContaining('out of range')],
    ]);
  });
});

test('the commented example of the starter is valid', () => {
  const text = starterScenario.replace(/^# expect:\n(?:# {3}.*\n)+/m, (example) =>
    example.replaceAll(/^# /gm, ''),
  );
  const result = checkScenario('a.yaml', text);
  expect(result.ok ? result.loaded.scenario.expect.map(({ metric }) => metric) : result.faults).toEqual([
    'events_lost',
    'latency_p99_ms',
    'requests_total',
  ]);
});

describe('on the command line', () => {
  test('a key keeps its dots, and a condition needs no quotes of its own', () => {
    const set = ['expect.v1.5 slow poll.latency_p99_ms=> 0.5', 'expect.events_lost=0'];
    expect(expectationsOf('', { set })).toMatchObject([
      { key: 'v1.5 slow poll.latency_p99_ms', comparator: '>', bound: 0.5 },
      { key: 'events_lost', comparator: '=', bound: 0 },
    ]);
    expect(expectationsOf('', { set: ['expect.events_lost=>= 1'] })).toMatchObject([{ comparator: '>=' }]);
  });

  test('a fault is told at its option', () => {
    expect(faultsOf('', { set: ['expect.webhok.events_lost=0'] })).toEqual([
      expect.stringMatching(
        /^--set expect\.webhok\.events_lost=0 {2}expect\.webhok\.events_lost {2}unknown label/,
      ),
    ]);
  });

  test('the quick form has none, but finds their faults', () => {
    expect(expectationsOf('expect:\n  events_lost: 0', { quick: true })).toEqual([]);
    expect(expectationsOf('expect:\n  events_lots: 0', { quick: true })).toEqual([
      expect.stringContaining('unknown metric "events_lots"'),
    ]);
  });

  test('a strategy that is left out for one run may still be named', () => {
    const text = 'expect:\n  interval-poll.events_lost: 0';
    expect(expectationsOf(text, { strategies: 'webhook' })).toMatchObject([
      { key: 'interval-poll.events_lost' },
    ]);
  });
});
