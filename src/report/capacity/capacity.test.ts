import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import type { CapacityReport, JudgedStep, TargetCapacity } from '../../core/capacity.js';
import { dataDictionary } from '../data-dictionary.js';
import { capacityTables, renderCapacityFiles } from './capacity-csv.js';
import { renderTerminalCapacity } from './terminal-capacity.js';

const sustained: JudgedStep = {
  ratePerSecond: 2_600,
  dueRequests: 5_200,
  answered: 5_200,
  refused: 0,
  errors: 0,
  latencyP50Us: 410,
  latencyP99Us: 12_345,
  sentLatencyP99Us: 8_001,
  generatorBusyShare: 0.25,
  machineBusyShare: 0.5,
  verdict: { state: 'sustained' },
};
const missed: JudgedStep = {
  ...sustained,
  ratePerSecond: 2_700,
  dueRequests: 5_400,
  answered: 5_000,
  latencyP99Us: null,
  verdict: { state: 'missed', because: 'behind' },
};
const feed: TargetCapacity = {
  target: 'feed',
  ending: 'bracketed',
  sustainedPerSecond: 2_600,
  missedPerSecond: 2_700,
  limitedBy: 'target',
  steps: [sustained, missed],
};
const report: CapacityReport = {
  scenario: '=demo',
  boundUs: 50_000,
  targets: [feed, { ...feed, target: 'receiver', limitedBy: 'generator' }],
  incompleteBecause: null,
  notes: ['They share this machine.'],
};

function rowsOf(fileName: string, of: CapacityReport = report): Record<string, string>[] {
  const file = renderCapacityFiles(of).find((each) => each.fileName === fileName);
  return parse(file?.text ?? '', { columns: true });
}

test('capacity.csv says what each target sustains, and what that means', () => {
  expect(rowsOf('capacity.csv')).toEqual([
    {
      scenario: "'=demo",
      target: 'feed',
      bound_ms: '50.000',
      ending: 'bracketed',
      sustained_per_second: '2600',
      missed_per_second: '2700',
      latency_p99_ms: '12.345',
      limited_by: 'target',
      pollers_every_1s: '2600',
      pollers_every_5s: '13000',
      pollers_every_30s: '78000',
      pollers_every_60s: '156000',
      events_per_second: '',
    },
    expect.objectContaining({
      target: 'receiver',
      limited_by: 'generator',
      pollers_every_1s: '',
      pollers_every_60s: '',
      events_per_second: '2600',
    }),
  ]);
});

test('capacity-steps.csv holds every step, with both ways to count a latency', () => {
  const rows = rowsOf('capacity-steps.csv');
  expect(rows).toHaveLength(4);
  expect(rows[1]).toEqual({
    scenario: "'=demo",
    target: 'feed',
    bound_ms: '50.000',
    step: '2',
    rate_per_second: '2700',
    state: 'missed',
    missed_because: 'behind',
    due: '5400',
    answered: '5000',
    refused: '0',
    errors: '0',
    latency_p50_ms: '0.410',
    latency_p99_ms: '',
    sent_latency_p99_ms: '8.001',
    generator_busy_share: '0.250000',
    machine_busy_share: '0.500000',
  });
});

test('every column stands in the data dictionary', () => {
  const text = dataDictionary();
  for (const { fileName, columns } of capacityTables) {
    const section = text.split(`\n## ${fileName}\n`)[1]?.split('\n## ')[0] ?? '';
    for (const { name } of columns) {
      expect(section).toContain(`\n| \`${name}\` `);
    }
  }
});

test('a terminal tells the rates, what they mean, and who held them down', () => {
  expect(
    renderTerminalCapacity(report, { width: 100, color: false }),
  ).toBe(`Capacity of =demo: p99 within 50ms

The source’s feed
  sustains 2,600 polls a second, p99 12.3 ms; 2,700 were too many, twice in a row
  pollers that it can carry: 2,600 every 1 s · 13,000 every 5 s · 78,000 every 30 s · 156,000 every
  60 s
  What held it down was the target itself.

One webhook receiver
  sustains 2,600 deliveries a second, p99 12.3 ms; 2,700 were too many, twice in a row
  events that it can take: 2,600 a second
  The load generator was the bottleneck: its event loop was full. The target sustains at least this
  much.

* They share this machine.
`);
});

test.each([
  [{ ending: 'stopped', missedPerSecond: null }, /sustains at least 2,600 .*; there was no time to try more/],
  [{ ending: 'stopped' }, /sustains at least 2,600 .*; 2,700 were too many, and there was no time to/],
  [{ ending: 'never-missed', missedPerSecond: null }, /sustains 2,600 polls a second, p99 12\.3 ms$/m],
  [
    { ending: 'always-missed', sustainedPerSecond: null, missedPerSecond: 50 },
    /does not sustain 50 polls a second/,
  ],
  [
    { ending: 'stopped', sustainedPerSecond: null, missedPerSecond: null, steps: [] },
    /not known: it was stopped/,
  ],
] as const)('an ending is told: %j', (change, text) => {
  const told = renderTerminalCapacity(
    { ...report, targets: [{ ...feed, ...change }] },
    { width: 200, color: false },
  );
  expect(told).toMatch(text);
});

test('an interrupted search is marked', () => {
  const interrupted = { ...report, incompleteBecause: 'Interrupted.' };
  expect(renderTerminalCapacity(interrupted, { width: 100, color: false }).split('\n')[1]).toBe(
    'INCOMPLETE Interrupted.',
  );
});
