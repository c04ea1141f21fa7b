import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkScenario } from '../check-scenario.js';
import { readScenarioFlags } from '../scenario-changes.js';
import { formatFault } from '../scenario-fault.js';

const hourly = `name: hourly
summary: A quiet integration, polled every minute.
world: virtual
workload:
  arrivals: { process: poisson, rate: 30/h }
  duration: 30d
strategies:
  - interval-poll: { every: 1m }
  - interval-poll: { every: 10m, label: slow poll }
  - webhook
trials: 3
drain: 20m
`;

function shorten(text: string, flags: Parameters<typeof readScenarioFlags>[0] = {}) {
  const check = checkScenario('hourly.yaml', text, readScenarioFlags({ ...flags, quick: true }));
  return check.ok
    ? { ok: true as const, ...check.loaded }
    : { ok: false as const, faults: check.faults.map(formatFault) };
}

test('a month becomes a live window of seconds, and the result says how', () => {
  expect(shorten(hourly)).toMatchObject({
    ok: true,
    overrides: ['--quick'],
    quickForm:
      'all times divided by 300, all rates multiplied by 300; the window cut to 2.65 s, which stands for 13.3 min ' +
      'of 30 d; one trial',
    scenario: {
      world: 'live',
      trials: 1,
      schedule: 'sequential',
      // 30/h × 300 is 216,000 a day.
      workload: { arrivals: { rate: '216000/d' }, duration: 2_650_000 },
      strategies: [
        { options: { every: '200000us' } },
        { label: 'slow poll', options: { every: '2000000us' } },
        { id: 'webhook' },
      ],
      'warm-up': 500_000,
      drain: 2_650_000,
    },
  });
});

test('it shortens what the other options made', () => {
  const changed = shorten(hourly, {
    set: ['quick.factor=60'],
    strategies: 'webhook,slow poll',
    duration: '3m',
  });
  expect(changed).toMatchObject({
    overrides: ['--set quick.factor=60', '--duration 3m', '--strategies webhook,slow poll', '--quick'],
    quickForm: 'all times divided by 60, all rates multiplied by 60; one trial',
    scenario: {
      workload: { arrivals: { rate: '43200/d' }, duration: 3_000_000 },
    },
  });
});

test('a scenario that is quick enough only loses its further trials', () => {
  const short = hourly.replace('30d', '2s').replaceAll(/every: 10?m/g, 'every: 1s');
  expect(shorten(short, { set: ['drain=2s'] })).toMatchObject({
    quickForm: 'one trial',
    scenario: { 'warm-up': 1_000_000, drain: 2_000_000 },
  });
});

test('what is expected of the full length is not expected of the quick form', () => {
  expect(shorten(`${hourly}expect: { events_lost: 0 }\n`)).toMatchObject({
    quickForm: expect.stringMatching(/; one trial; expectations are not checked$/),
    scenario: { expect: [] },
  });
});

test('faults are those of the scenario, not of what became of it', () => {
  expect(shorten(hourly.replace('every: 1m', 'every: 40d').replace('30/h', '1'))).toMatchObject({
    ok: false,
    faults: [
      'hourly.yaml:5:39  workload.arrivals.rate  1 has no unit; write for example 2/s or 30/min',
      'hourly.yaml:8:29  strategies.0.interval-poll.every  40d is out of range; allowed is 1ms to 31d',
    ],
  });
});

test('a factor that leads out of the range of a field is told with that field', () => {
  expect(
    shorten(hourly, { set: ['quick.factor=100000', 'workload.arrivals.rate=100/s'], duration: '1h' }),
  ).toMatchObject({
    ok: false,
    faults: expect.arrayContaining([
      expect.stringMatching(/workload\.arrivals\.rate .*in its quick form: .* is out of range/),
    ]),
  });
});

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'push-vs-poll-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

test('the rows of a trace come closer together too', () => {
  writeFileSync(join(folder, 'orders.csv'), 'at\n0s\n60s\n1h\n');
  const text = hourly
    .replace('{ process: poisson, rate: 30/h }', '{ process: trace, file: orders.csv }')
    .replace('  duration: 30d\n', '')
    .replace('  - webhook\n', '');
  const check = checkScenario(join(folder, 'hourly.yaml'), text, readScenarioFlags({ quick: true }));
  expect(check).toMatchObject({
    ok: true,
    loaded: {
      recorded: { events: [{ offsetUs: 0 }, { offsetUs: 111_111 }, { offsetUs: 6_666_666 }] },
      scenario: { 'warm-up': 0 },
    },
  });
});
