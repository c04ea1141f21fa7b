import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { comparisonRow } from '../../analyse/testing/comparison-row.js';
import { findHtmlFaults } from '../html/testing/find-html-faults.js';
import {
  completeComparison,
  incompleteComparison,
  metricsWith,
  withHostileTexts,
} from '../testing/comparison-fixture.js';
import { toReportedFixture } from '../testing/reported-run-fixture.js';
import { manyRunsEndings, renderManyRuns } from './render-many-runs.js';
import { lossyRow, namedRun, pollRow, webhookRow } from './testing/named-run.js';

const runs = [
  namedRun(1),
  namedRun(2, { rows: [{ ...webhookRow, metrics: { ...webhookRow.metrics, latency_p50_ms: 3 } }, pollRow] }),
  namedRun(3, { comparison: { world: 'virtual' } }),
  namedRun(4, { name: 'signup', hash: 'c'.repeat(64), rows: [webhookRow, pollRow, lossyRow] }),
];
const hostile = '"><script>alert(1)</script>| # =1+1 [x](y)';
const hostileComparison = withHostileTexts(hostile);
const hostileRuns = [1, 2].map((day) => ({
  folder: `${hostile}${day}`,
  run: {
    ...toReportedFixture({
      ...hostileComparison,
      rows: hostileComparison.rows.map((row) => ({
        ...row,
        metrics: { ...row.metrics, latency_p50_ms: day },
      })),
    }),
    environment: { ...namedRun(day).run.environment, cpuModel: hostile },
  },
}));
const failedRuns = [{ folder: 'results/failed', run: toReportedFixture(incompleteComparison) }];

/** The body of the table below a heading, cell by cell. */
function tableBelow(markdown: string, heading: string): string[][] {
  const [, rest = ''] = markdown.split(`\n${heading}\n`);
  const lines = (rest.split(/\n#{2,3} /)[0] ?? '').split('\n').filter((line) => line.startsWith('|'));
  return lines
    .map((line) => line.replaceAll('\u00a0', ' '))
    .filter((line) => !/^\|[ :|-]+$/.test(line))
    .map((line) =>
      line
        .slice(1, -1)
        .split(/(?<!\\)\|/)
        .map((cell) => cell.trim()),
    );
}

describe('as Markdown', () => {
  const markdown = renderManyRuns(runs, '.md');

  test('the matrix tells freshness, price, honours and losses, world by world', () => {
    expect(tableBelow(markdown, '## Scenarios and strategies')).toEqual([
      ['scenario', 'webhook', 'slow poll', 'sse'],
      [
        'order-placed, measured live',
        '**3.00 ms** (freshest)<br>1.00 per event',
        '2.50 s<br>**0.25 per event** (cheapest)<br>_interval-poll every 5s_',
        '_not in it_',
      ],
      [
        'order-placed, simulated',
        '**2.00 ms** (freshest)<br>1.00 per event',
        '2.50 s<br>**0.25 per event** (cheapest)<br>_interval-poll every 5s_',
        '_not in it_',
      ],
      [
        'signup, measured live',
        '**2.00 ms** (freshest)<br>1.00 per event',
        '2.50 s<br>**0.25 per event** (cheapest)<br>_interval-poll every 5s_',
        '1.00 ms<br>0.08 per event<br>**lost 1 of 12 deliveries**',
      ],
    ]);
  });

  test('the best are named with their figures, and who was left out', () => {
    expect(tableBelow(markdown, '## Who was best').at(-1)).toEqual([
      'signup, measured live',
      'webhook (2.00 ms)',
      'slow poll (0.25)',
      'sse lost 1 of 12 deliveries',
    ]);
  });

  test('a trend has a column for each run of the series', () => {
    expect(tableBelow(markdown, '### order-placed, measured live').slice(0, 2)).toEqual([
      ['strategy', 'figure', '2026-11-01 10:00:00', '2026-11-02 10:00:00', 'change'],
      ['webhook', 'median latency', '2.00 ms', '3.00 ms', '+50.0 %'],
    ]);
    expect(markdown).not.toContain('### signup');
  });

  test('what came out is counted for each world by itself', () => {
    expect(markdown).toContain(
      '- Of 2 scenarios measured live, the freshest was webhook in 2; the fewest requests were those of slow poll in 2.\n' +
        '- Of 1 scenario simulated, the freshest was webhook in 1; the fewest requests were those of slow poll in 1.',
    );
  });

  test('a matrix of many strategies goes on in further tables, each with the scenarios that have one of them', () => {
    const rows = Array.from({ length: 8 }, (_, index) =>
      comparisonRow(`s${index}`, { latency_p50_ms: index + 1, requests_total: 99 - index }),
    );
    const text = renderManyRuns(
      [namedRun(1, { name: 'many', rows }), namedRun(2, { rows: rows.slice(0, 2) })],
      '.md',
    );
    const heads = tableBelow(text, '## Scenarios and strategies');
    expect(heads.map(([first]) => first)).toEqual([
      'scenario',
      'many, measured live',
      'order-placed, measured live',
      'scenario',
      'many, measured live',
    ]);
    expect(heads.filter(([first]) => first === 'scenario')).toEqual([
      ['scenario', 's0', 's1', 's2', 's3', 's4', 's5'],
      ['scenario', 's6', 's7'],
    ]);
    expect(text).toMatch(
      /then requests per event\. Bold with a word in brackets: the best of its scenario\. Part 2 of 2\.\n\n\|/,
    );
  });

  test('hostile texts stay texts', () => {
    const text = renderManyRuns(hostileRuns, '.md');
    expect(text).not.toMatch(/<script|[^\\]\]\(y/);
    const tables = text.match(/(?:^\|.*\n)+/gm) ?? [];
    expect(tables).toHaveLength(4);
    for (const table of tables) {
      const widths = table
        .trimEnd()
        .split('\n')
        .map((line) => line.split(/(?<!\\)\|/).length);
      expect(new Set(widths).size).toBe(1);
    }
  });
});

describe('as CSV', () => {
  const rows: Record<string, string>[] = parse(renderManyRuns(runs, '.csv'), { columns: true });

  test('a row for each run and strategy, by series and start', () => {
    expect(
      rows.map((row) => [
        row['folder'],
        row['world'],
        row['strategy'],
        row['freshest'],
        row['cheapest'],
        row['left_out'],
      ]),
    ).toEqual([
      ['results/1', 'live', 'webhook', 'yes', 'no', ''],
      ['results/1', 'live', 'slow poll', 'no', 'yes', ''],
      ['results/2', 'live', 'webhook', 'yes', 'no', ''],
      ['results/2', 'live', 'slow poll', 'no', 'yes', ''],
      ['results/3', 'virtual', 'webhook', 'yes', 'no', ''],
      ['results/3', 'virtual', 'slow poll', 'no', 'yes', ''],
      ['results/4', 'live', 'webhook', 'yes', 'no', ''],
      ['results/4', 'live', 'slow poll', 'no', 'yes', ''],
      ['results/4', 'live', 'sse', '', '', 'lost 1 of 12 deliveries'],
    ]);
    expect(rows.map((row) => row['latency_p50_change'])).toEqual([
      '',
      '',
      '0.500000',
      '0.000000',
      '',
      '',
      '',
      '',
      '',
    ]);
    expect(rows.map((row) => row['latency_p50_ms']).slice(0, 3)).toEqual(['2.000', '2500.000', '3.000']);
  });

  test('no cell begins as a formula', () => {
    const formula = { ...namedRun(1, { name: '=1+1' }), folder: '@SUM(A1)' };
    const cells = parse(renderManyRuns([formula], '.csv')).flat();
    expect(cells.filter((cell) => /^[=+@\t-]/.test(cell))).toEqual([]);
    expect(cells).toContain("'@SUM(A1)");
  });
});

describe.each([
  ['several', runs],
  ['hostile', hostileRuns],
  ['failed', failedRuns],
  ['one', runs.slice(0, 1)],
])('the page of runs that are %s', (_state, given) => {
  const page = renderManyRuns(given, '.html');

  test('is valid HTML by an independent checker', async () => {
    expect(await findHtmlFaults(page)).toEqual([]);
  });

  test('loads nothing and runs nothing', () => {
    expect(page).not.toMatch(/<(script|link|img|iframe|object|embed|base)\b/i);
    expect(page).not.toMatch(/\b(src|srcset|on[a-z]+)=|url\(|@import/i);
  });

  test('its links lead to parts of it', () => {
    const ids = new Set([...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    const targets = [...page.matchAll(/href="#([^"]*)"/g)].map(([, id]) => id);
    expect(targets.length).toBeGreaterThan(4);
    expect(targets.filter((id) => !ids.has(id))).toEqual([]);
  });

  test('every table has a caption, and heads with a scope', () => {
    const tables = page.match(/<table/g)?.length ?? 0;
    expect(page.match(/<caption>/g)).toHaveLength(tables);
    expect(page).not.toMatch(/<th(?![^>]*scope=)[ >]/);
  });
});

test('the page draws each trend, and no picture where nothing changed', () => {
  expect(renderManyRuns(runs, '.html').match(/<svg /g)).toHaveLength(1);
  const same = [1, 2].map((day) => namedRun(day, { comparison: { world: 'virtual' } }));
  const page = renderManyRuns(same, '.html');
  expect(page).not.toContain('<svg ');
  expect(page).toContain('Every figure of these runs is the same');
});

test.each(['.html', '.md'] as const)(
  'where reads are compared, freshness says that it is of answers: %s',
  (ending) => {
    const rows = [1, 40].map((read_age_mean_ms) =>
      comparisonRow(`reader ${read_age_mean_ms}`, {
        latency_p50_ms: null,
        read_age_mean_ms,
        requests_total: 6,
      }),
    );
    const text = renderManyRuns([namedRun(1, { rows })], ending)
      .replaceAll('\u00a0', ' ')
      .replaceAll(/<[^>]+>|\*/g, '');
    // In the matrix, and with the name of who was best.
    expect(text).toContain('40.0 ms mean age of answers');
    expect(text).toContain('reader 1 (1.00 ms mean age of answers)');
    expect(text).not.toMatch(/per event mean age/);
  },
);

test('a run that failed is marked before any figure, with its folder', () => {
  for (const ending of ['.html', '.md'] as const) {
    const text = renderManyRuns([...runs, ...failedRuns], ending).replaceAll(/<[^>]+>|\*/g, '');
    expect(text).toMatch(/INCOMPLETE:? ?:? 1 of 5 runs: results\/failed\./);
    expect(text.indexOf('INCOMPLETE')).toBeLessThan(text.indexOf('In short'));
  }
});

test.each(manyRunsEndings)('the same runs give the same bytes: %s', (ending) => {
  expect(renderManyRuns(structuredClone(runs), ending)).toBe(renderManyRuns(runs, ending));
});

test.each(manyRunsEndings)('an empty run says in plain words that there was nothing: %s', (ending) => {
  const rows = completeComparison.rows.map((row) => ({
    ...row,
    latencySamples: 0,
    warnings: [],
    metrics: metricsWith({ requests_total: 3, events_occurred: 0 }),
  }));
  const run = toReportedFixture({ ...completeComparison, rows, trials: [] });
  const text = renderManyRuns([...runs, { folder: 'results/empty', run }], ending);
  expect(text).toContain('had no event to tell of');
  expect(text).not.toMatch(/has no|— per event/);
});
