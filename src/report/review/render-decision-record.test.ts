import { expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Comparison } from '../../analyse/comparison.js';
import { comparisonRow } from '../../analyse/testing/comparison-row.js';
import { checkScenario } from '../../scenario/check-scenario.js';
import {
  completeComparison,
  incompleteComparison,
  simulatedComparison,
  withHostileTexts,
} from '../testing/comparison-fixture.js';
import { comparisonOf, limitOn } from '../testing/comparison-of.js';
import { toReportedFixture } from '../testing/reported-run-fixture.js';
import { decisionRecordFile, renderDecisionRecord } from './render-decision-record.js';

const files = [decisionRecordFile];

function render(comparison: Comparison): string {
  return renderDecisionRecord(toReportedFixture(comparison), files);
}

/** What stands below a heading, up to the next heading of any level. */
function sectionOf(markdown: string, heading: string): string {
  const [, body = ''] = markdown.split(`\n${heading}\n`);
  return (body.split(/\n#{2,3} /)[0] ?? '').trim();
}

const webhook = comparisonRow(
  'webhook',
  { latency_p50_ms: 2, latency_p99_ms: 4, requests_total: 12, bytes_per_event: 1_000 },
  { teaches: 'Push tells at once.', predicted: { latency_p50_ms: 1.5 }, simulated: { latency_p50_ms: 1 } },
);
const poll = comparisonRow(
  'slow poll',
  { latency_p50_ms: 2_500, latency_p99_ms: 4_950, requests_total: 3, bytes_per_event: 700 },
  {
    strategyId: 'interval-poll',
    options: { every: '5s' },
    intervals: { latency_p50_ms: { low: 2_400, high: 2_600 } },
  },
);

test('has the parts of MADR in their order, and stays a proposal', () => {
  const record = render(comparisonOf([webhook, poll]));
  expect(record).toMatch(/^---\nstatus: proposed\ndate: 2026-11-23\n---\n\n# order-placed: Is a webhook/);
  expect(record.match(/^#{2,3} .*$/gm)).toEqual([
    '## Context and Problem Statement',
    '## Decision Drivers',
    '## Considered Options',
    '## Decision Outcome',
    '### Consequences',
    '### Confirmation',
    '## Pros and Cons of the Options',
    '### webhook',
    '### slow poll (interval-poll every 5s)',
    '## More Information',
  ]);
});

test('tells the proposal, its reason, the trade-off and what the reviewer may do', () => {
  const outcome = sectionOf(render(comparisonOf([webhook, poll])), '## Decision Outcome');
  expect(outcome.replaceAll('\u00a0', ' ')).toBe(
    `Proposed option: **webhook**, because it has the least product of median latency and requests per event: against slow poll it is 1250 times fresher and sent 4 times the requests (12 against 3). The scenario sets no limit on the freshness of every option, so this rule takes twice as fresh to be worth twice the requests.

| option    | median latency | requests per event | bytes per event |                        |
| --------- | -------------: | -----------------: | --------------: | ---------------------- |
| webhook   |        2.00 ms |               1.00 |         1,000 B | **proposed**, freshest |
| slow poll |         2.50 s |               0.25 |           700 B | cheapest               |

**For the reviewer:** a rule proposes, people decide. Accept with \`status: accepted\`, or name another option with its reason; choose slow poll if a median latency of 2.50 s is soon enough.`,
  );
});

test('argues with figures, beside which the other answers and the interval stand', () => {
  const record = render(comparisonOf([webhook, poll]));
  expect(sectionOf(record, '### Consequences').split('\n')).toEqual([
    'Of webhook, against the options that can be compared:',
    '',
    '* Good, because all 12 deliveries were made.',
    '* Good, because by median latency it is the best of 2 options: 2.00 ms (simulated 1.00 ms; predicted 1.50 ms); slow poll has 2.50 s.',
    '* Good, because by p99 latency it is the best of 2 options: 4.00 ms; slow poll has 4.95 s.',
    '* Bad, because by requests per event it is the worst of 2 options: 1.00; slow poll has 0.25.',
    '* Bad, because by bytes per event it is the worst of 2 options: 1,000 B; slow poll has 700 B.',
  ]);
  expect(sectionOf(record, '### slow poll (interval-poll every 5s)')).toContain(
    'Bad, because by median latency it is the worst of 2 options: 2.50 s (95 % interval 2.40 s to 2.60 s)',
  );
});

test('its thresholds are read by a scenario, and this run meets them', () => {
  const record = render(comparisonOf([webhook, poll]));
  const [, yaml = ''] = /```yaml\n([\s\S]*?)\n```/.exec(sectionOf(record, '### Confirmation')) ?? [];
  expect(parse(yaml)).toEqual({
    expect: {
      'webhook.events_lost': 0,
      'webhook.latency_p50_ms': '<= 4',
      'webhook.latency_p99_ms': '<= 8',
      'webhook.requests_per_event': '<= 1.3',
    },
  });
  const scenario = `name: a\nsummary: b\nworkload: { arrivals: { process: poisson, rate: 2/s } }\nstrategies: [webhook]\n${yaml}`;
  const result = checkScenario('a.yaml', scenario);
  expect(result.ok ? result.loaded.scenario.expect.map(({ bound }) => bound) : result.faults).toEqual([
    0, 4, 8, 1.3,
  ]);
});

test('a threshold that the scenario has is told, not repeated; a marked figure gives none', () => {
  const marked = {
    ...webhook,
    warnings: [{ code: 'few-samples', metrics: ['latency_p99_ms'] as const, text: 'Too few.' }],
  };
  const expectations = [limitOn('webhook', 'latency_p50_ms', 'passed')];
  const confirmation = sectionOf(render(comparisonOf([marked, poll], { expectations })), '### Confirmation');
  expect(confirmation).toContain('* passed: webhook.latency\\_p50\\_ms &lt; 250 (found 1)');
  expect(confirmation.match(/^ {2}webhook\..*$/gm)).toEqual([
    '  webhook.events_lost: 0',
    '  webhook.requests_per_event: <= 1.3',
  ]);
});

test('an option that lost events is told to be ruled out, unranked', () => {
  const record = render(completeComparison);
  expect(sectionOf(record, '## Decision Outcome')).toContain(
    'Proposed option: **webhook**, because it is the only one that nothing rules out.',
  );
  expect(record).toContain('* slow poll lost 1 of 24 deliveries.');
  expect(record).toContain(
    '* Bad, because 1 of 24 deliveries were lost; its latencies are those of the others.',
  );
  expect(record).toContain('* Neutral, because by median latency it stands at 2.48 s, unranked.');
});

test.each([
  ['SIMULATED', simulatedComparison],
  ['INCOMPLETE', incompleteComparison],
  ['DISTURBED', comparisonOf([{ ...webhook, trusted: false }, poll])],
  ['EMPTY', comparisonOf([comparisonRow('webhook', {}, { trials: 0, latencySamples: 0 })])],
])('a run that is %s says so below its title', (word, comparison) => {
  expect(render(comparison).split('\n')[7]).toMatch(new RegExp(`^> \\*\\*${word}:\\*\\* `));
});

test('options with different numbers of consumers are held against equals only', () => {
  const forTen = (row: typeof webhook) => ({ ...row, label: `${row.label} for 10`, consumers: 10 });
  const record = render(comparisonOf([webhook, poll, forTen(webhook), forTen(poll)]));
  const outcome = sectionOf(record, '## Decision Outcome');
  expect(outcome).toContain('No option is proposed, because the options have different numbers of consumers');
  expect(
    outcome.match(/^\| (?:webhook|slow poll).*$/gm)?.map((line) => line.split('|').at(-2)?.trim()),
  ).toEqual(['freshest', 'cheapest', 'freshest', 'cheapest']);
  expect(record).toContain('by median latency it is the best of 2 options with as many consumers');
});

test('where nothing can be proposed, it says why', () => {
  const outcome = sectionOf(
    render(comparisonOf([{ ...webhook, trusted: false }, poll])),
    '## Decision Outcome',
  );
  expect(outcome).toContain(
    'No option is proposed, because an option was disturbed or not measured whole, and might be the best: measure again.',
  );
  expect(outcome).toContain('* webhook was disturbed by its own machine.');
  expect(outcome).not.toContain('Accept with');
});

test.each([
  '<script>alert(1)</script>',
  '# not a heading',
  '| a | b |',
  '---\n',
  '```',
  '[x](javascript:1)',
  '* item',
])('the hostile text %j stays text', (text) => {
  const record = render(withHostileTexts(text)).replace(/(`{3,})yaml\n[\s\S]*?\n\1(\n|$)/g, '');
  expect(record).not.toMatch(/<script|^# not|^\| a|[^\\]\]\(javascript/m);
  expect(record.match(/^---$/gm)).toHaveLength(2);
  expect(record.match(/^#{1,3} /gm)).toHaveLength(11);
});

test('names its sources: run, seed, hash, versions, files and warnings', () => {
  const sources = sectionOf(render(completeComparison), '## More Information');
  expect(sources).toContain('(`percentile-unsupported`)');
  expect(sources).toContain('* Started 2026-11-23T22:36:50.987Z, ended 2026-11-23T22:37:42.000Z');
  expect(sources).toContain(`* Seed 42; SHA-256 of the scenario and its changes: \`${'a'.repeat(64)}\``);
  expect(sources).toContain('* push-vs-poll 0.1.0; Node v20.20.0');
  expect(sources).toContain('* `decision.md`: an architecture decision record');
});

test('the same run gives the same bytes', () => {
  expect(render(simulatedComparison)).toBe(render(structuredClone(simulatedComparison)));
});

test('of a run in which nothing happened it says so in plain words', () => {
  const idle = (label: string) => comparisonRow(label, { requests_total: 0, requests_per_event: null });
  const outcome = sectionOf(render(comparisonOf([idle('webhook'), idle('poll')])), '## Decision Outcome');
  expect(outcome).toContain(
    'because nothing happened in this run that the options could be compared by.\n\nNot to be proposed:\n\n' +
      '* webhook had no event to tell of.\n* poll had no event to tell of.\n',
  );
  expect(outcome).not.toMatch(/latency|per\\_event|ruled out/);
});
