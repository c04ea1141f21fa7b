import { describe, expect, test } from 'vitest';
import { comparisonRow } from '../../analyse/testing/comparison-row.js';
import { connectionUses, messageContents } from '../../core/wire-use.js';
import { renderRunReport } from '../html/run-report.js';
import { renderMarkdown } from '../markdown/render-markdown.js';
import { comparisonOf } from '../testing/comparison-of.js';
import { toReportedFixture } from '../testing/reported-run-fixture.js';
import { exceptionsInWords } from './exceptions-in-words.js';
import { cpuRows, exceptionRows } from './fairness-tables.js';
import { sharedConditions } from './shared-conditions.js';

const cpu = {
  ...{ source_cpu_raw_ms: 31, source_cpu_idle_ms: 4, source_cpu_ms: 27 },
  ...{ consumer_cpu_raw_ms: 24, consumer_cpu_idle_ms: 7, consumer_cpu_ms: 17 },
};

const rows = [
  comparisonRow('hook', cpu, { wire: { connection: 'per-request', message: 'event' } }),
  comparisonRow('stream', {}, { wire: { connection: 'persistent', message: 'event' } }),
  comparisonRow('batches', {}, { wire: { connection: 'per-request', message: 'batch' } }),
  comparisonRow('of old', {}, { wire: null }),
];

test('only a strategy that sends each event by itself over a connection for requests is as the table says', () => {
  const exempt = connectionUses.flatMap((connection) =>
    messageContents.map((message) => exceptionsInWords({ connection, message }).length),
  );
  expect(exempt.filter((count) => count === 0)).toHaveLength(1);
  expect(exceptionsInWords({ connection: 'per-request', message: 'event' })).toEqual([]);
  expect(exceptionsInWords({ connection: 'held', message: 'page' })).toHaveLength(2);
});

test('each strategy of a run is told of; one of an older run is not guessed at', () => {
  expect(exceptionRows(comparisonOf(rows))).toEqual([
    ['hook', 'nothing: all of the above holds'],
    ['stream', expect.stringMatching(/^One connection per consumer stays open/)],
    ['batches', expect.stringMatching(/^A message carries several events/)],
    ['of old', expect.stringMatching(/^not known/)],
  ]);
});

test('CPU is shown as it was charged, as waiting costs, and as it is counted, where it was measured', () => {
  expect(cpuRows(comparisonOf(rows))).toEqual([
    ['hook', '31.0 ms', '4.00 ms', '27.0 ms', '24.0 ms', '7.00 ms', '17.0 ms'],
  ]);
});

describe('the method says it', () => {
  const place = { files: [], folder: '' };
  const run = toReportedFixture(comparisonOf(rows, { world: 'live' }));

  test.each([
    ['report.md', renderMarkdown(run, place)],
    ['report.html', renderRunReport(run, place)],
  ])('in %s', (_, text) => {
    const words = text.replaceAll('\u00a0', ' ');
    for (const { what } of sharedConditions('live')) {
      expect(words).toContain(what);
    }
    expect(words).toContain('after 71 s, by the server after 72 s');
    expect(words).toContain('One connection per consumer stays open for the whole trial');
    expect(words).toContain('A message carries several events');
    expect(words).toContain('27.0 ms');
  });

  test('and of a simulation nothing that only processes have', () => {
    const told = sharedConditions('virtual').map(({ what }) => what);
    expect(told).toContain('connections');
    expect(told).not.toContain('processes');
    expect(told).not.toContain('CPU');
  });
});
