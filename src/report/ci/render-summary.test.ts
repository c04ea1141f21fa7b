import { expect, test } from 'vitest';
import type { Comparison, JudgedExpectation } from '../../analyse/comparison.js';
import {
  completeComparison,
  incompleteComparison,
  judgedComparison,
  withHostileTexts,
} from '../testing/comparison-fixture.js';
import { toReportedFixture } from '../testing/reported-run-fixture.js';
import { renderSummary } from './render-summary.js';
import type { ScenarioEnding } from './scenario-ending.js';

/** What GitHub takes of one step. */
const mebibyte = 1_048_576;

function written(comparison: Comparison): ScenarioEnding {
  return { state: 'written', run: toReportedFixture(comparison), folder: 'results/x' };
}

function sizeOf(text: string): number {
  return Buffer.byteLength(text);
}

test('verdict, table, missed expectations and warnings, and where the results are', () => {
  const summary = renderSummary([written(judgedComparison)]);
  expect(summary).toMatch(/^\n## order-placed: expectations: 2 of 4 missed, 1 not run\n\n/);
  expect(summary).toMatch(/\n\| \*\*missed\*\* \| slow poll\.events\\_lost = 0 +\| +1 \|/);
  expect(summary).not.toContain('latency\\_p99\\_ms &lt; 250');
  expect(summary).toContain('\n- webhook told the consumer 2.48 s sooner than slow poll');
  expect(summary).toMatch(/\n\| webhook +\| /);
  expect(summary).toMatch(/\n- .*p99 needs 1,000 samples.*\(`percentile-unsupported`\)\n/);
  expect(summary).toMatch(/\nResults: results\/x\n\n$/);
});

test('says what is incomplete or has no result at all', () => {
  const summary = renderSummary([
    written(incompleteComparison),
    { state: 'nothing', name: 'a|b', at: '', code: 'PVP_OUTPUT_UNWRITABLE', message: 'no <room>' },
  ]);
  expect(summary).toContain('## order-placed: incomplete\n\n> **INCOMPLETE:** One of 4 trials failed.');
  expect(summary).toContain('SIGKILL');
  expect(summary).toContain(
    '## a\\|b: no result\n\n> **FAILED:** no &lt;room&gt; (PVP\\_OUTPUT\\_UNWRITABLE)',
  );
});

test('of many missed expectations the first ones are shown, and the others counted', () => {
  const one: JudgedExpectation = {
    key: 'events_lost',
    figure: 'webhook.events_lost',
    metric: 'events_lost',
    comparator: '=',
    bound: 0,
    state: 'missed',
    value: 1,
    doubt: null,
  };
  const expectations = Array.from({ length: 45 }, (_, bound) => ({ ...one, bound }));
  const summary = renderSummary([written({ ...completeComparison, expectations })]);
  expect(summary.match(/\*\*missed\*\*/g)).toHaveLength(20);
  expect(summary).toContain('\n\nAnd 25 more, in the report.\n\n');
});

test('many scenarios stay within what GitHub takes, and none is passed over in silence', () => {
  const count = 5_000;
  const summary = renderSummary(Array.from({ length: count }, () => written(judgedComparison)));
  expect(sizeOf(summary)).toBeLessThan(mebibyte / 2);
  const named = summary.match(/^## order-placed: /gm)?.length ?? 0;
  const [, others = ''] = /\nAnd (\d+) more, for which there is no room here\.\n/.exec(summary) ?? [];
  expect(named).toBeGreaterThan(0);
  expect(named + Number(others)).toBe(count);
  expect(summary).toContain('No room for more here.');
});

test('a text that is too long costs its scenario the room, not the others', () => {
  const long = withHostileTexts(`é${'x'.repeat(mebibyte)}`);
  const summary = renderSummary([written(long), written(completeComparison)]);
  expect(sizeOf(summary)).toBeLessThan(mebibyte / 2);
  expect(summary).toMatch(
    /^\n## éx{199}…: expectations: .*\n\nNo room for more here\.\n\n## order-placed: complete\n/,
  );
  expect(summary).toContain('Results: results/x');
});

test('no text becomes markup', () => {
  const summary = renderSummary([written(withHostileTexts('# <img src=x>\n| a |\n```'))]);
  expect(summary).not.toMatch(/<img|^# |^```|^\| a \|$/m);
});
