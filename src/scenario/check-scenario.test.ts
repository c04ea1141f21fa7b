import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { durationField } from '../core/units/fields.js';
import { defineStrategy } from '../strategies/contract.js';
import { strategies as registeredStrategies } from '../strategies/registry.js';
import { checkScenario } from './check-scenario.js';
import type { LoadedScenario } from './loaded-scenario.js';
import { readScenarioFlags } from './scenario-changes.js';
import { formatFault } from './scenario-fault.js';

/** Lines 1 to 7 of every scenario below; what a test adds begins in line 8. */
const valid = `name: a-test
summary: What is asked?
workload:
  arrivals: { process: poisson, rate: 2/s }
  duration: 12s
strategies:
  - webhook
`;

const strategyIds = registeredStrategies.map(({ id }) => id).join(', ');

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'push-vs-poll-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function faultsOf(text: string, path = 'a.yaml'): string[] {
  const check = checkScenario(path, text);
  return check.ok ? [] : check.faults.map(formatFault);
}

function load(text: string, path = 'a.yaml'): LoadedScenario {
  const check = checkScenario(path, text);
  if (!check.ok) {
    throw new Error(check.faults.map(formatFault).join('\n'));
  }
  return check.loaded;
}

function change(from: string, to: string): string {
  expect(valid).toContain(from);
  return valid.replace(from, to);
}

test('fills in every default, and freezes the scenario', () => {
  const loaded = load(valid);
  expect(loaded).toMatchObject({ path: 'a.yaml', text: valid, overrides: [], recorded: null });
  expect(loaded.scenario).toEqual({
    name: 'a-test',
    summary: 'What is asked?',
    world: 'live',
    seed: 42,
    workload: {
      arrivals: { process: 'poisson', rate: '2/s' },
      duration: 12_000_000,
      payload: 512,
      consumers: 1,
      audience: 'all',
    },
    strategies: [{ label: 'webhook', id: 'webhook', options: {}, consumers: null }],
    source: {},
    link: { latency: 0, jitter: 0 },
    consumer: { processing: 0, 'dedupe-window': 10_000, 'dedupe-age': 3_600_000_000 },
    trials: 1,
    expect: [],
    schedule: 'sequential',
    quick: {},
    'warm-up': 1_000_000,
    drain: 30_000_000,
  });
  expect(Object.isFrozen(loaded.scenario.workload.arrivals)).toBe(true);
  expect(load(change('  duration: 12s\n', '')).scenario.workload.duration).toBe(10_000_000);
});

test('keeps options of strategies and of the source as they were written, without the label', () => {
  const text = `${change('- webhook', '- interval-poll: { every: 1500ms, label: slow poll }')}source: { feed: { max-page: 5 } }`;
  const { strategies, source } = load(text).scenario;
  expect(strategies).toMatchObject([
    { label: 'slow poll', id: 'interval-poll', options: { every: '1500ms' } },
  ]);
  expect(Object.keys(strategies[0]?.options ?? {})).toEqual(['every']);
  expect(source).toEqual({ feed: { 'max-page': 5 } });
});

describe('one fault', () => {
  test.each([
    [
      'an unknown key',
      `${valid}trails: 3`,
      'a.yaml:8:1  trails  unknown key "trails"; allowed are name, question, summary, look-for, world, seed, ' +
        'workload, strategies, source, link, consumer, trials, expect, schedule, quick, warm-up, drain; did you mean "trials"?',
    ],
    [
      'an unknown key of a strategy',
      change('- webhook', '- interval-poll: { evry: 1s }'),
      'a.yaml:7:22  strategies.0.interval-poll.evry  unknown key "evry"; allowed are every, limit, aligned, timeout, ' +
        'label, consumers; did you mean "every"?',
    ],
    [
      'an unknown key of the source',
      `${valid}source:\n  webhook:\n    time-out: 3s`,
      'a.yaml:10:5  source.webhook.time-out  unknown key "time-out"; allowed are timeout, retries, retry-jitter, ' +
        'concurrency; did you mean "timeout"?',
    ],
    [
      'a unit left out',
      change('12s', '12'),
      'a.yaml:5:13  workload.duration  12 has no unit; write for example 250ms or 10s or 5m',
    ],
    [
      'an unknown unit',
      change('12s', '12 weeks'),
      'a.yaml:5:13  workload.duration  "weeks" is not a unit here; allowed are us, ms, s, m, min, h, d',
    ],
    [
      'a negative duration',
      change('12s', '-12s'),
      'a.yaml:5:13  workload.duration  "-12s" is not a positive number with a unit, such as 250ms, 10s or 5m',
    ],
    [
      'an absurd duration',
      change('12s', '4000d'),
      'a.yaml:5:13  workload.duration  4000d is out of range; allowed is 1ms to 31d',
    ],
    [
      'a duration of nothing',
      change('12s', '0s'),
      'a.yaml:5:13  workload.duration  0s is out of range; allowed is 1ms to 31d',
    ],
    [
      'a rate of 0',
      change('2/s', '0/s'),
      'a.yaml:4:39  workload.arrivals.rate  a rate of 0 yields no event to measure; allowed is anything above 0 up to ' +
        '100000/s, such as 2/s, or 1/h for a source that is nearly idle',
    ],
    [
      'an unknown arrival process',
      change('poisson', 'poison'),
      'a.yaml:4:24  workload.arrivals.process  "poison" is not known here; allowed are bursty, constant, poisson, ' +
        'trace; did you mean "poisson"?',
    ],
    [
      'no rate',
      change(', rate: 2/s', ''),
      'a.yaml:4:3  workload.arrivals.rate  expected a text such as 2/s or 30/min',
    ],
    [
      'an unknown strategy',
      change('webhook', 'webhok: {}'),
      `a.yaml:7:5  strategies.0.webhok  unknown strategy "webhok"; allowed are ${strategyIds}; did you mean "webhook"?`,
    ],
    [
      'an unknown bare strategy',
      change('webhook', 'poll'),
      `a.yaml:7:5  strategies.0.poll  unknown strategy "poll"; allowed are ${strategyIds}`,
    ],
    ['no strategy', change('\n  - webhook', ' []'), 'a.yaml:6:13  strategies  must have at least 1 entry'],
    [
      'two strategies in one entry',
      change('- webhook', '- { webhook: {}, interval-poll: {} }'),
      'a.yaml:7:5  strategies.0  holds several strategies; write each as an entry of its own, beginning with "- "',
    ],
    [
      'the same label twice',
      `${valid}  - interval-poll: { label: webhook }`,
      'a.yaml:8:29  strategies.1.interval-poll.label  the label "webhook" is already that of strategies.0' +
        '; give each a label of its own, such as label: slow poll',
    ],
    [
      'the same strategy twice, without labels',
      `${valid}  - webhook: {}`,
      'a.yaml:8:14  strategies.1.webhook  the label "webhook" is already that of strategies.0' +
        '; give each a label of its own, such as label: slow poll',
    ],
    [
      'more consumers than the workload has',
      change('- webhook', '- webhook: { consumers: 2 }'),
      'a.yaml:7:27  strategies.0.webhook.consumers  2 consumers are more than the workload has; allowed is up to ' +
        'workload.consumers, which is 1',
    ],
    [
      'a strategy without consumers',
      change('- webhook', '- webhook: { consumers: 0 }'),
      'a.yaml:7:27  strategies.0.webhook.consumers  0 is out of range; allowed is 1 to 10000',
    ],
    [
      'the same number of consumers twice, without labels',
      change('12s', '12s\n  consumers: 9').replace(
        '- webhook',
        '- webhook: { consumers: 9 }\n  - webhook: { consumers: 9 }',
      ),
      'a.yaml:9:14  strategies.1.webhook  the label "webhook for 9" is already that of strategies.0' +
        '; give each a label of its own, such as label: slow poll',
    ],
    [
      'a label that would break a table or a command line',
      change('- webhook', '- webhook: { label: "a,b" }'),
      'a.yaml:7:23  strategies.0.webhook.label  must be 1 to 60 characters, without commas and without a space at ' +
        'either end',
    ],
    [
      'a label that would steer a terminal',
      change('- webhook', '- webhook: { label: "a\\e[2J" }'),
      'a.yaml:7:23  strategies.0.webhook.label  must not hold control characters',
    ],
    [
      'a payload larger than the source accepts',
      change('12s', '12s\n  payload: 300KiB'),
      'a.yaml:6:12  workload.payload  a payload of 300KiB is more than the source accepts' +
        '; allowed is workload.payload from 64B to source.max-payload, which is 256KiB',
    ],
    [
      'a payload too small to be one',
      change('12s', '12s\n  payload: 63B'),
      'a.yaml:6:12  workload.payload  63B is out of range; allowed is 64B to 16MiB',
    ],
    [
      'more events than a plan holds',
      change('2/s', '1000/s').replace('12s', '31d'),
      'a.yaml:4:13  workload.arrivals  about 2678401000 events in all trials; allowed are 5000000' +
        '; lower the rate, the duration or the trials',
    ],
    [
      'a number out of range',
      `${valid}trials: 1001`,
      'a.yaml:8:9  trials  1001 is out of range; allowed is 1 to 1000',
    ],
    [
      'a number at an end that is not allowed itself',
      change('- webhook', '- adaptive-poll: { factor: 1 }'),
      'a.yaml:7:30  strategies.0.adaptive-poll.factor  1 is out of range; allowed is above 1, up to 100',
    ],
    ['a broken number', `${valid}seed: 1.5`, 'a.yaml:8:7  seed  expected a whole number, found 1.5'],
    [
      'a name with capitals',
      change('a-test', 'A Test'),
      'a.yaml:1:7  name  must be lower-case words joined by hyphens, such as order-placed',
    ],
    ['a missing field', change('name: a-test', ''), 'a.yaml:2:1  name  is missing; expected a text'],
    [
      'a list where a map belongs',
      `${valid}link: []`,
      'a.yaml:8:7  link  expected a map of keys and values, found a list',
    ],
    [
      'a key that JavaScript objects have',
      `${valid}constructor: {}`,
      expect.stringContaining('a.yaml:8:1  constructor  unknown key "constructor"'),
    ],
    [
      'broken YAML',
      change('{ process', '[ process'),
      expect.stringMatching(/^a\.yaml:4:\d+ {2}is not valid YAML: /),
    ],
    ['a key twice', `${valid}name: b`, 'a.yaml:8:1  is not valid YAML: Map keys must be unique'],
    [
      'an alias without its anchor',
      `${valid}link: *fast`,
      'a.yaml:8:7  is not valid YAML: no anchor &fast before it (*fast)',
    ],
    [
      'several documents',
      `${valid}---\nname: b`,
      expect.stringContaining('a.yaml:8:1  is not valid YAML: Source contains multiple documents'),
    ],
    [
      'an empty file',
      '# nothing\n',
      'a.yaml:1:1  is no scenario; expected a map with name, summary, workload and strategies',
    ],
    [
      'a file of 1MiB and a byte',
      `#${' '.repeat(1_048_576)}`,
      'a.yaml:1:1  is larger than 1MiB, the most allowed',
    ],
  ])('%s', (_name, text, fault) => {
    expect(faultsOf(text)).toEqual([fault]);
  });
});

test('a strategy may have some of the consumers, and is called by their number', () => {
  const text = change('12s', '12s\n  consumers: 100').replace(
    '- webhook',
    '- webhook: { consumers: 10 }\n  - webhook: { consumers: 100 }\n  - webhook: { consumers: 1, label: alone }\n  - webhook',
  );
  expect(load(text).scenario.strategies).toEqual([
    { label: 'webhook for 10', id: 'webhook', options: {}, consumers: 10 },
    { label: 'webhook for 100', id: 'webhook', options: {}, consumers: 100 },
    { label: 'alone', id: 'webhook', options: {}, consumers: 1 },
    { label: 'webhook', id: 'webhook', options: {}, consumers: null },
  ]);
});

test('too many consumers are told at the option that made them too many', () => {
  const text = change('12s', '12s\n  consumers: 100').replace('- webhook', '- webhook: { consumers: 10 }');
  const check = checkScenario('a.yaml', text, readScenarioFlags({ set: ['workload.consumers=5'] }));
  expect(check).toMatchObject({
    ok: false,
    faults: [{ place: { kind: 'option', option: '--set workload.consumers=5' } }],
  });
});

test('all faults are told together, in the order of the lines', () => {
  const text = `name: Bad
summary: x
workload:
  arrivals: { process: poisson, rate: 0/s }
  duration: 12
  payload: 1MiB
strategies:
  - webhok
  - webhook
  - interval-poll: { every: 5, label: webhook }
drain: 400d
`;
  expect(faultsOf(text).map((fault) => fault.split('  ').slice(0, 2))).toEqual([
    ['a.yaml:1:7', 'name'],
    ['a.yaml:4:39', 'workload.arrivals.rate'],
    ['a.yaml:5:13', 'workload.duration'],
    ['a.yaml:6:12', 'workload.payload'],
    ['a.yaml:8:5', 'strategies.0.webhok'],
    ['a.yaml:10:29', 'strategies.2.interval-poll.every'],
    ['a.yaml:10:39', 'strategies.2.interval-poll.label'],
    ['a.yaml:11:8', 'drain'],
  ]);
});

test('a thousand aliases do not make a billion', () => {
  const bomb = Array.from({ length: 30 }, (_, level) =>
    level === 0
      ? 'a0: &a0 [x]'
      : `a${level}: &a${level} [${Array(9)
          .fill(`*a${level - 1}`)
          .join(', ')}]`,
  );
  expect(faultsOf(bomb.join('\n'))[0]).toMatch(/too many aliases/);
});

test('a strategy whose options depend on each other can be listed too', () => {
  const picky = defineStrategy({
    id: 'picky',
    summary: 'Has options that depend on each other.',
    teaches: 'Nothing.',
    closedForm: { summary: 'None.', source: 'None.' },
    wire: { connection: 'per-request', message: 'event' },
    options: z
      .strictObject({ min: durationField('Least.', { min: 0, max: 9e9 }).prefault('1s') })
      .refine(({ min }) => min < 5_000_000, { error: 'min must be below 5s', path: ['min'] }),
    start: () => Promise.reject(new Error('not in this test')),
    predict: () => ({}),
  });
  const text = change('- webhook', '- picky: { min: 6s }');
  const check = checkScenario('a.yaml', text, undefined, [picky]);
  expect(check.ok ? [] : check.faults.map(formatFault)).toEqual([
    'a.yaml:7:19  strategies.0.picky.min  min must be below 5s',
  ]);
});

describe('a trace', () => {
  function loadTrace(csv: string, fields = '') {
    writeFileSync(join(folder, 'orders.csv'), csv);
    const text = change(
      '{ process: poisson, rate: 2/s }\n  duration: 12s',
      '{ process: trace, file: orders.csv }',
    );
    return { text: `${text}${fields}`, path: join(folder, 'replay.yaml') };
  }

  test('brings its own duration and no warm-up', () => {
    const { text, path } = loadTrace('at,key\n0s,a\n1.5s,b\n');
    const { scenario, recorded } = load(text, path);
    expect(scenario.workload.duration).toBe(1_501_000);
    expect(scenario['warm-up']).toBe(0);
    expect(recorded).toEqual({
      startsAtUs: undefined,
      events: [
        { offsetUs: 0, type: undefined, key: 'a', payloadBytes: undefined },
        { offsetUs: 1_500_000, type: undefined, key: 'b', payloadBytes: undefined },
      ],
    });
  });

  test('its bad rows are told with those of the scenario, by file and line', () => {
    const { text, path } = loadTrace('at,bytes\n2s,\n1s,300000\n', 'trials: 0');
    expect(faultsOf(text, path)).toEqual([
      `${path}:7:9  trials  0 is out of range; allowed is 1 to 1000`,
      `${folder}/orders.csv:3  at  1s runs backwards: the row before is at 2s; sort the rows by time`,
      `${folder}/orders.csv:3  bytes  "300000" is no payload size; allowed is a whole number from 64 to 262144 ` +
        '(source.max-payload)',
    ]);
  });

  test('that is not there is a fault at its field', () => {
    const { text, path } = loadTrace('at\n1s\n');
    expect(faultsOf(text.replace('orders.csv', 'order.csv'), path)).toEqual([
      expect.stringMatching(
        /^\S+replay\.yaml:4:37 {2}workload\.arrivals\.file {2}there is no file \S+order\.csv; .* did you mean "orders\.csv"\?$/,
      ),
    ]);
  });

  test('of which nothing lies within the duration is a fault', () => {
    const { text, path } = loadTrace('at\n5s\n');
    const short = text.replace('orders.csv }', 'orders.csv }\n  duration: 5s');
    expect(faultsOf(short, path)).toEqual([
      `${path}:5:13  workload.duration  no row of the trace lies within 5s; allowed is a longer duration`,
    ]);
  });
});
