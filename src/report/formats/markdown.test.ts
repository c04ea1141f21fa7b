import { expect, test } from 'vitest';
import type { Comparison } from '../../analyse/comparison.js';
import {
  completeComparison,
  incompleteComparison,
  judgedComparison,
  simulatedComparison,
  withHostileTexts,
} from '../testing/comparison-fixture.js';
import { renderOne } from '../testing/reported-run-fixture.js';
import { markdown } from './markdown.js';

const files = [{ fileName: 'comparison.csv', summary: 'the table', question: 'What?' }];

function render(comparison: Comparison): string {
  return renderOne(markdown, comparison, files);
}

/** A report whose table cells are not padded. */
/** As it is read: without padding, and with no-break spaces as spaces. */
function unpadded(text: string): string {
  return text.replaceAll(/ +\|/g, ' |').replaceAll(/\| +/g, '| ').replaceAll('\u00a0', ' ');
}

function lines(text: string): string[] {
  return text.split('\n');
}

test('begins with the title, the question, and the facts of the run', () => {
  expect(lines(render(completeComparison)).slice(0, 7)).toEqual([
    '# order-placed',
    '',
    '**Is a webhook worth its upkeep?**',
    '',
    'How much sooner does a webhook tell the warehouse, and what does it cost?',
    '',
    'Measured live, 2 strategies, 1 trial, seed 42. 2 events a second (poisson); 1 consumer; 12.0 s measured after 1.00 s of warm-up; loopback without added latency.',
  ]);
});

test('says before any figure that a run was simulated', () => {
  expect(lines(render(simulatedComparison))[2]).toMatch(/^> \*\*SIMULATED:\*\* /);
});

test('says before any figure that a run is incomplete, and why', () => {
  const report = render(incompleteComparison);
  expect(lines(report)[2]).toBe('> **INCOMPLETE:** One of 4 trials failed.');
  expect(report).toContain(
    '- trial 2 of slow poll failed: the consumers’ process ended with signal SIGKILL after 1.2 s',
  );
});

test('tells what made several trials fail once, and not what to look for where nothing was measured', () => {
  const failed = incompleteComparison.trials.flatMap((trial) => (trial.state === 'failed' ? trial : []));
  const trials = failed.flatMap((trial) => [{ ...trial, trial: 1 }, trial]);
  const warning = { code: 'trial-failed', metrics: [], text: 'Trial 1 failed (SIGKILL).' };
  const rows = incompleteComparison.rows.map((row) => ({ ...row, trials: 0, warnings: [warning] }));
  const report = render({ ...incompleteComparison, trials, rows });
  expect(report).toContain('- trials 1 and 2 of slow poll failed: the consumers’ process ended');
  const [mark = '', ...others] = report.split('\n').filter((line) => line.includes('SIGKILL'));
  expect(mark).toMatch(/^> \*\*FAILED:\*\* One of 4 trials failed\. The first, of slow poll: /);
  expect(others).toHaveLength(1);
  expect(report).not.toContain('What to look for');
});

test('has the comparison with its best values and its marks', () => {
  const report = unpadded(render(completeComparison));
  expect(report).toContain(
    '| webhook | **1.95 ms** | **1.90 ms** | **4.17 ms\\*** | 0.4 % | 25 | 1.04 | — | 27.0 KiB | **0** | 0 |',
  );
  expect(report).toContain('- webhook: p99 needs 1,000 samples, and there are 24');
});

test('sets prediction, simulation and measurement side by side, with the deviation', () => {
  const report = unpadded(render(completeComparison));
  expect(report).toContain('| slow poll | latency, mean | 2.50 s | 2.50 s | 2.51 s | +0.4 % |');
  expect(report).toContain('| webhook | requests per event | 1.00 | — | 1.04 | +4.2 % |');
});

test('has what reads learned, with its prediction, where somebody read', () => {
  expect(render(completeComparison)).not.toMatch(/stale reads|Age at read/);
  const rows = completeComparison.rows.map((row) => ({
    ...row,
    metrics: { ...row.metrics, reads_total: 50, read_latency_mean_ms: 40, stale_read_share: 0.02 },
    predicted: { read_latency_mean_ms: 40, stale_read_share: 0.025 },
  }));
  const report = unpadded(render({ ...completeComparison, rows }));
  expect(report).toContain('| read latency | read p99 | stale reads | age at read |');
  expect(report).toContain('| webhook | stale reads | 2.5 % | — | 2.0 % | -20.0 % |');
  expect(report).toContain('- Stale reads: share of the answers that lacked an event');
});

test('leaves the three answers out when there is only one', () => {
  const rows = completeComparison.rows.map((row) => ({ ...row, predicted: {}, simulated: {} }));
  expect(render({ ...completeComparison, rows })).not.toContain('Predicted, simulated');
});

test('has each expectation with its result and its figure, and no section where there are none', () => {
  const report = unpadded(render(judgedComparison));
  expect(report).toContain(`## Expectations

2 of 4 missed, 1 not run. Figures are compared as they are, without rounding.

| result | expected | found | remark |`);
  expect(report).toContain('| **missed** | slow poll.events\\_lost = 0 | 1 | |');
  expect(report).toContain(
    '| not run | ratio(slow poll, sse).requests\\_total &lt;= 10 | — | sse took no part',
  );
  expect(render(completeComparison)).not.toContain('xpectations');
});

test('lists the files that it is given', () => {
  expect(render(completeComparison)).toContain('## Files\n\n- [comparison.csv](comparison.csv): the table\n');
});

test('fences the scenario’s text with more backticks than it has', () => {
  expect(render(completeComparison)).toContain('````yaml\nname: order-placed\nsummary: with ``` in it\n````');
});

test('names what the command line changed', () => {
  const scenario = { ...completeComparison.scenario, overrides: ['trials=3'] };
  expect(render({ ...completeComparison, scenario })).toContain('Changed on the command line:\n\n- trials=3');
});

test('marks a strategy that the machine disturbed', () => {
  const rows = completeComparison.rows.map((row) => ({ ...row, trusted: false }));
  expect(unpadded(render({ ...completeComparison, rows }))).toContain(
    '| webhook (disturbed by this machine) |',
  );
});

test('no text that somebody wrote becomes markup or a table cell', () => {
  const report = render(withHostileTexts('a|b\n# c <script> [x](y) **z**'));
  const beforeScenario = report.slice(0, report.indexOf('## Scenario'));
  expect(beforeScenario).not.toMatch(/<script>|^# c|\[x\]\(y\)|(?<!\\)\*\*z/m);
  const table = lines(beforeScenario).filter((line) => line.startsWith('| '));
  const cellCounts = table.slice(0, 4).map((line) => line.split(/(?<!\\)\|/).length);
  expect(new Set(cellCounts)).toEqual(new Set([13]));
});
