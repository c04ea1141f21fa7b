import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyOverrides } from './apply-overrides.js';
import { checkScenario } from './check-scenario.js';
import { readScenarioFlags, type ScenarioFlags } from './scenario-changes.js';
import { formatFault } from './scenario-fault.js';

const text = `name: a-test
summary: What is asked?
workload:
  arrivals: { process: poisson, rate: 2/s }
  duration: 12s
strategies:
  - webhook
  - interval-poll: { every: 1s }
  - interval-poll: { every: 5s, label: slow poll }
`;

function check(flags: ScenarioFlags) {
  return checkScenario('a.yaml', text, readScenarioFlags(flags));
}

function scenarioWith(...set: string[]) {
  const result = check({ set });
  return result.ok ? result.loaded.scenario : result.faults.map(formatFault);
}

function faultsOf(flags: ScenarioFlags): string[] {
  const result = check(flags);
  return result.ok ? [] : result.faults.map(formatFault);
}

test('sets fields, and creates parents that are optional', () => {
  expect(
    scenarioWith('workload.arrivals.rate=5/s', 'source.webhook.retries=[1s, 2s]', 'link.latency=20ms'),
  ).toMatchObject({
    workload: { arrivals: { process: 'poisson', rate: '5/s' } },
    source: { webhook: { retries: ['1s', '2s'] } },
    link: { latency: 20_000 },
  });
});

test('values are YAML: scalars, lists, maps; what would be a block is text', () => {
  expect(
    scenarioWith(
      'workload.arrivals={ process: bursty, rate: 3/s, burst: 4 }',
      'summary=Note: this, too',
      'trials=3',
    ),
  ).toMatchObject({
    summary: 'Note: this, too',
    trials: 3,
    workload: { arrivals: { process: 'bursty', rate: '3/s', burst: 4 } },
  });
});

test('strategies are named by index, by label, or by id where no label is that id', () => {
  const everyOf = (...set: string[]) => {
    const scenario = scenarioWith(...set);
    return Array.isArray(scenario) ? scenario : scenario.strategies.map(({ options }) => options['every']);
  };
  expect(everyOf('strategies.1.interval-poll.every=2s')).toEqual([undefined, '2s', '5s']);
  expect(everyOf('strategies.slow poll.every=9s')).toEqual([undefined, '1s', '9s']);
  expect(everyOf('strategies.interval-poll.every=2s')).toEqual([undefined, '2s', '5s']);
  expect(everyOf('strategies.1.interval-poll.label=fast', 'strategies.interval-poll.every=2s')).toEqual([
    undefined,
    '2s',
    '2s',
  ]);
});

test('a bare strategy can be given options, and the list another entry', () => {
  expect(
    scenarioWith('strategies.webhook.label=push', 'strategies.3={ interval-poll: { label: x } }'),
  ).toMatchObject({
    strategies: [{ label: 'push' }, {}, {}, { label: 'x', id: 'interval-poll' }],
  });
  expect(scenarioWith('strategies.0.webhook.label=push')).toMatchObject({
    strategies: [{ label: 'push' }, {}, {}],
  });
});

test('short options win, and only the strategies asked for are kept, in the order of the scenario', () => {
  const result = check({
    set: ['trials=2'],
    trials: '3',
    seed: '9',
    duration: '3s',
    strategies: 'slow poll,webhook',
  });
  expect(result).toMatchObject({
    ok: true,
    loaded: {
      overrides: [
        '--set trials=2',
        '--trials 3',
        '--seed 9',
        '--duration 3s',
        '--strategies slow poll,webhook',
      ],
      scenario: { trials: 3, seed: 9, workload: { duration: 3_000_000 } },
    },
  });
  expect(result.ok && result.loaded.scenario.strategies.map(({ label }) => label)).toEqual([
    'webhook',
    'slow poll',
  ]);
});

test.each<[ScenarioFlags, string]>([
  [
    { set: ['workload.duration=abc'] },
    '--set workload.duration=abc  workload.duration  "abc" is not a positive number with a unit, such as 250ms, 10s or 5m',
  ],
  [{ trials: 'many' }, '--trials many  trials  expected a whole number, found "many"'],
  [{ seed: '-1' }, '--seed -1  seed  -1 is out of range; allowed is 0 to 4294967295'],
  [
    { duration: '10' },
    '--duration 10  workload.duration  10 has no unit; write for example 250ms or 10s or 5m',
  ],
  [
    { set: ['workload.durration=3s'] },
    '--set workload.durration=3s  workload.durration  unknown key "durration"; allowed are arrivals, duration, ' +
      'payload, consumers, reads, audience; did you mean "duration"?',
  ],
  [
    { set: ['workload.arrivals={ process: poisson }'] },
    '--set workload.arrivals={ process: poisson }  workload.arrivals.rate  expected a text such as 2/s or 30/min',
  ],
  [
    { set: ['source.max-payload=256B'] },
    '--set source.max-payload=256B  source.max-payload  a payload of 512B is more than the source accepts' +
      '; allowed is workload.payload from 64B to source.max-payload, which is 256B',
  ],
  [
    { set: ['strategies.slow.every=3s'] },
    '--set strategies.slow.every=3s  strategies.slow.every  unknown strategy of this scenario "slow"; allowed are ' +
      'webhook, interval-poll, slow poll',
  ],
  [
    { set: ['strategies.7.webhook={}'] },
    '--set strategies.7.webhook={}  strategies.7.webhook  there is no entry "7" in this list; allowed is its index, ' +
      'counted from 0: 0, 1, 2, or 3 to add one',
  ],
  [
    { set: ['name.first=x'] },
    '--set name.first=x  name.first  nothing can be set at "first": what holds it is neither a map nor a list',
  ],
  [{ set: ['a..b=x'] }, '--set a..b=x  a..b  is no path; write field names joined by single dots'],
  [
    { set: ['trials={a'] },
    '--set trials={a  trials  the value is not valid YAML: Flow map must end with a }',
  ],
  [
    { strategies: 'webhook,slow-poll' },
    '--strategies slow-poll  unknown strategy of this scenario "slow-poll"; allowed are webhook, interval-poll, ' +
      'slow poll; did you mean "slow poll"?',
  ],
])('a fault of %j names the option', (flags, fault) => {
  expect(faultsOf(flags)).toEqual([fault]);
});

test('a misspelt parent that an option brought in is a fault of that option', () => {
  expect(faultsOf({ set: ['worklod.payload=1'], trials: 'abc' })).toEqual([
    expect.stringMatching(/^--trials abc {2}trials /),
    expect.stringMatching(/^--set worklod\.payload=1 {2}worklod {2}unknown key "worklod".*"workload"\?$/),
  ]);
});

test('paths into what all objects inherit set nothing but their own key', () => {
  for (const path of [
    '__proto__.polluted',
    'constructor.prototype.polluted',
    'workload.__proto__.polluted',
  ]) {
    const override = { path, valueText: '1', option: `--set ${path}=1` };
    const { value } = applyOverrides({ workload: {} }, [override]);
    expect(Object.hasOwn({}, 'polluted')).toBe(false);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(JSON.stringify(value)).toContain('"polluted":1');
    expect(faultsOf({ set: [`${path}=1`] })).toEqual([expect.stringContaining('unknown key')]);
  }
});

test('what was read is never changed', () => {
  const segment = fc.constantFrom('workload', 'strategies', '0', 'webhook', 'a', 'slow poll', '');
  const paths = fc.array(segment, { minLength: 1, maxLength: 4 }).map((segments) => segments.join('.'));
  fc.assert(
    fc.property(paths, fc.string(), (path, valueText) => {
      const raw = { workload: { a: 1 }, strategies: ['webhook', { webhook: { label: 'slow poll' } }] };
      const before = structuredClone(raw);
      applyOverrides(raw, [{ path, valueText, option: '--set' }]);
      expect(raw).toEqual(before);
    }),
  );
});
