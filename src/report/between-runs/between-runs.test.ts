import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { textWidth } from '../text-width.js';
import { compareCsv } from './formats/compare-csv.js';
import { compareJson } from './formats/compare-json.js';
import { compareMarkdown } from './formats/compare-markdown.js';
import { compareFormats } from './formats/registry.js';
import { renderTerminalCompare } from './terminal-compare.js';
import { runsComparisonFixture } from './testing/runs-comparison-fixture.js';

const [regressed, unjudged] = runsComparisonFixture.candidates.map((candidate) => ({
  ...runsComparisonFixture,
  candidates: [candidate],
}));

function terminalText(comparison = runsComparisonFixture, width = 120): string {
  return renderTerminalCompare(comparison, { width, color: false });
}

test('each form has an ending of its own', () => {
  expect(compareFormats.map(({ ending }) => ending)).toEqual(['.csv', '.json', '.md']);
});

test('CSV: the columns and their order, which programs rely on; new ones are appended', () => {
  expect(compareCsv.render(runsComparisonFixture).split('\r\n')[0]).toBe(
    'baseline,candidate,scenario,trials_matched,accepted,strategy,kind,metric,unit,baseline_trials,' +
      'candidate_trials,baseline_value,candidate_value,ratio,ci_low,ci_high,verdict,tolerance,trusted',
  );
});

test('CSV: a row per loss, metric and strategy that one lacks', () => {
  const rows: readonly Record<string, string>[] = parse(compareCsv.render(runsComparisonFixture), {
    columns: true,
  });
  expect(rows.map((row) => [row['strategy'], row['kind'], row['metric'], row['verdict']])).toEqual([
    ["'=push|it", 'loss', 'events_lost', 'regression'],
    ["'=push|it", 'metric', 'latency_p50_ms', 'regression'],
    ["'=push|it", 'metric', 'requests_total', 'no-difference'],
    ["'=push|it", 'metric', 'stale_share', 'regression'],
    ['poll', 'metric', 'latency_p50_ms', 'disturbed'],
    ['old', 'absent', '', 'only-in-baseline'],
    ['new', 'absent', '', 'only-in-candidate'],
    ['poll', 'metric', 'latency_p50_ms', 'too-few-trials'],
  ]);
  expect(rows[1]).toEqual({
    baseline: 'results/before',
    candidate: 'results/after',
    scenario: 'demo',
    trials_matched: 'paired',
    accepted: 'other-machine',
    strategy: "'=push|it",
    kind: 'metric',
    metric: 'latency_p50_ms',
    unit: 'milliseconds',
    baseline_trials: '6',
    candidate_trials: '6',
    baseline_value: '2.000',
    candidate_value: '3.000',
    ratio: '1.500000',
    ci_low: '1.400000',
    ci_high: '1.625000',
    verdict: 'regression',
    tolerance: '0.050000',
    trusted: 'true',
  });
  expect(rows[0]).toMatchObject({ baseline_value: '0', candidate_value: '2', ratio: '', unit: 'count' });
  expect(rows[3]).toMatchObject({ ratio: '', ci_low: '', ci_high: '' });
  expect(rows[7]).toMatchObject({
    trials_matched: 'unpaired',
    accepted: 'other-seed',
    candidate_trials: '2',
  });
});

test('JSON is the comparison as it stands', () => {
  expect(JSON.parse(compareJson.render(runsComparisonFixture))).toEqual(runsComparisonFixture);
});

test('Markdown: outcome first, texts escaped, regressions in bold', () => {
  const text = compareMarkdown.render(runsComparisonFixture);
  expect(text).toMatch(/^# REGRESSION against results\/before\n\nTolerance: 5 %\.\n/);
  expect(text).toContain('## demo: results/after');
  expect(text).toMatch(
    /\| =push\\\|it +\| latency p50 +\| +2\.00\sms \| +3\.00\sms \| 1\.50 \(1\.40–1\.63\) \| \*\*REGRESSION\*\* +\|/,
  );
  expect(text).toMatch(
    /\| =push\\\|it +\| lost +\| +0 of 144 \| +2 of 144 \| +— \| \*\*REGRESSION: more than before/,
  );
  expect(text).toContain('| poll (disturbed) |');
  expect(text).toContain('**NOT ALL JUDGED:** nothing could be judged');
});

test('terminal: what got worse, what could not be judged and why', () => {
  const text = terminalText(regressed);
  expect(text).toContain('REGRESSION: 3 of 4 figures judged: =push|it lost 0 of 144 → 2 of 144;');
  expect(text).toContain('Not judged: 1 because a machine disturbed the run');
  expect(text).toContain('Not in the candidate, and so not judged: old.');
  expect(text).toMatch(/^ {2}latency p50 +2\.00 ms +3\.00 ms +1\.50 \(1\.40–1\.63\) {3}REGRESSION$/m);
  expect(text).toMatch(/^ {2}time stale +0\.0 % +25\.0 % +∞ {3}REGRESSION$/m);
  expect(text).toMatch(/^poll \(disturbed\)$/m);
});

test('too few trials are said in the first line, with what helps', () => {
  const text = terminalText(unjudged);
  expect(text).toMatch(
    /^demo: results\/short against results\/before\nNOT ALL JUDGED: nothing could be judged, so no regression can be shown\.\nNot judged: 1 because there are too few trials\.\n.*--trials 4/,
  );
});

test('every form for people says how trials were matched, what was accepted, and what else differs', () => {
  for (const render of [
    compareMarkdown.render,
    (comparison: typeof runsComparisonFixture) => terminalText(comparison),
  ]) {
    const text = render(runsComparisonFixture).replaceAll(/\s+/g, ' ');
    expect(text).toContain('Trial k of both had the same events');
    expect(text).toContain('The trials had other events, so they are not paired');
    expect(text).toContain('(--allow other-machine): the machines differ: a and b.');
    expect(text).toContain('it is webhook in the baseline and sse in the candidate.');
    expect(text).toContain('DISTURBED: a machine disturbed the figures of poll; nothing is judged of that.');
    expect(text).toContain('Commit: 1111 in the baseline, 2222 in the candidate.');
    expect(text).toContain('Only in the candidate: new.');
  }
});

test.each([40, 60, 80, 120])('no line is wider than %s', (width) => {
  for (const line of terminalText(runsComparisonFixture, width).split('\n')) {
    expect(textWidth(line), line).toBeLessThanOrEqual(width);
  }
});

test('without colour there is no escape sequence, and nothing is lost', () => {
  const coloured = renderTerminalCompare(runsComparisonFixture, { width: 120, color: true });
  expect(coloured).toContain('\u001b[');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences begin with one.
  expect(coloured.replaceAll(/\u001b\[\d+m/g, '')).toBe(terminalText());
});
