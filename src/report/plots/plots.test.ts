import {
  array,
  assert,
  constant,
  double,
  integer,
  oneof,
  property,
  record,
  string,
  uniqueArray,
} from 'fast-check';
import { expect, test } from 'vitest';
import type { ReportedRun } from '../../analyse/reported-run.js';
import { metricNames } from '../../core/metric-catalogue.js';
import { completeComparison, metricsWith } from '../testing/comparison-fixture.js';
import { describeStructure, listElements, parseSvg } from '../testing/parse-svg.js';
import { toReportedFixture } from '../testing/reported-run-fixture.js';
import { richRun, withLabels } from '../testing/rich-run-fixture.js';
import type { DrawnPlot } from './contract.js';
import { standaloneSvg } from './drawing/standalone-svg.js';
import { plots } from './registry.js';

const inOrder = plots.toSorted((left, right) => left.position - right.position);

function drawAll(run: ReportedRun): readonly (DrawnPlot & { readonly id: string })[] {
  return inOrder.flatMap((plot) => {
    const drawn = plot.draw(run);
    return drawn === null ? [] : [{ id: plot.id, ...drawn }];
  });
}

/** A run without any figures: every trial failed. */
const emptyRun: ReportedRun = {
  ...richRun,
  comparison: {
    ...richRun.comparison,
    rows: richRun.comparison.rows.map((row) => ({ ...row, metrics: metricsWith({}), latencySamples: 0 })),
    trials: richRun.comparison.trials.map(({ trial, label, strategyId }) => ({
      trial,
      label,
      strategyId,
      state: 'failed',
      code: 'PVP_PROCESS_DIED',
      message: 'it ended',
    })),
  },
  distributions: [],
};

function expectSound({ svg, alternative, table }: DrawnPlot): void {
  const root = parseSvg(svg);
  const ids = listElements(root).flatMap((element) => element.getAttribute('id') ?? []);
  expect(
    root
      .getAttribute('aria-labelledby')
      ?.split(' ')
      .every((id) => ids.includes(id)),
  ).toBe(true);
  expect(new Set(ids).size).toBe(ids.length);
  for (const element of listElements(root)) {
    for (const attribute of Array.from(element.attributes)) {
      expect(attribute.value, `${element.nodeName}.${attribute.name}`).not.toMatch(
        /NaN|Infinity|undefined|null/,
      );
    }
  }
  expect(alternative).not.toMatch(/NaN|Infinity|undefined/);
  for (const row of table.rows) {
    expect(row).toHaveLength(table.heading.length);
  }
}

test('every plot has an id, a place and a title of its own', () => {
  for (const of of ['id', 'position', 'title'] as const) {
    expect(new Set(plots.map((plot) => plot[of])).size).toBe(plots.length);
  }
});

test.each(inOrder.map((plot) => [plot.id, plot] as const))('the structure of %s', (_, plot) => {
  const drawn = plot.draw(richRun);
  expect(drawn).not.toBeNull();
  if (drawn !== null) {
    expectSound(drawn);
    expect(describeStructure(drawn.svg)).toMatchSnapshot();
    expect(drawn.alternative).toMatchSnapshot();
    expect(drawn.table).toMatchSnapshot();
  }
});

test('draws the same run to the same bytes', () => {
  expect(drawAll(richRun)).toEqual(drawAll(structuredClone(richRun)));
});

test('no id is in two plots, so that all stand in one page', () => {
  const ids = drawAll(richRun).flatMap(({ svg }) =>
    listElements(parseSvg(svg)).flatMap((element) => element.getAttribute('id') ?? []),
  );
  expect(new Set(ids).size).toBe(ids.length);
});

test('no plot of a run that has no figures', () => {
  expect(drawAll(emptyRun)).toEqual([]);
});

test('a strategy without latencies leaves the latency plots to others, and alone it has none', () => {
  const onDemand = richRun.comparison.rows.filter(({ label }) => label === 'on-demand');
  const run = { ...richRun, comparison: { ...richRun.comparison, rows: onDemand }, distributions: [] };
  expect(drawAll(run).map(({ id }) => id)).toEqual([
    'freshness-against-cost',
    'timeline',
    'requests-by-kind',
    'bytes-by-direction',
    'trial-strips',
  ]);
});

test('one trial has no strips', () => {
  expect(drawAll(toReportedFixture(completeComparison)).map(({ id }) => id)).toEqual([
    'freshness-against-cost',
    'latency-cdf',
    'latency-percentiles',
    'timeline',
    'requests-by-kind',
    'bytes-by-direction',
  ]);
});

const hostileTexts = [
  '<script>alert(1)</script>',
  '"\'><img src=x>',
  ']]>',
  '--><b>',
  '&amp;&lt;',
  '\u0000\u001b[31m\uFFFF',
  '\u{1F4A9}\u202E',
];

test.each(hostileTexts)('what somebody wrote stays text: %j', (text) => {
  const labels = richRun.comparison.rows.map((_, index) => `${text}${index}`);
  const renamed = withLabels(richRun, labels);
  const { comparison } = renamed;
  const run = {
    ...renamed,
    comparison: {
      ...comparison,
      scenario: { ...comparison.scenario, name: text },
      faults: comparison.faults.map((fault) => ({ ...fault, label: text })),
    },
  };
  const known = new Set([
    'svg',
    'title',
    'desc',
    'defs',
    'pattern',
    'g',
    'path',
    'rect',
    'circle',
    'line',
    'text',
    'tspan',
  ]);
  for (const drawn of drawAll(run)) {
    expectSound(drawn);
    const names = listElements(parseSvg(drawn.svg)).map(({ nodeName }) => nodeName);
    expect(names.filter((name) => !known.has(name))).toEqual([]);
    expect(() => parseSvg(standaloneSvg(drawn.svg))).not.toThrow();
  }
});

/** What a metric can be: nothing, a count, a time from nanoseconds to centuries. */
const value = oneof(
  constant(null),
  constant(0),
  integer({ min: 1, max: 1e12 }),
  double({ min: 1e-6, max: 1e6, noNaN: true }),
);
const anyMetrics = record(Object.fromEntries(metricNames.map((name) => [name, value]))).map(metricsWith);
const anyLabel = string({ minLength: 1, maxLength: 60, unit: 'binary' });

test('any figures and labels make sound pictures', () => {
  const anyRun = record({
    labels: uniqueArray(anyLabel, { minLength: 1, maxLength: 6 }),
    metrics: array(anyMetrics, { minLength: 6, maxLength: 6 }),
    stepsUs: array(uniqueArray(integer({ min: 0, max: 1e12 }), { minLength: 1, maxLength: 30 }), {
      minLength: 6,
      maxLength: 6,
    }),
    rowS: integer({ min: 1, max: 86_400 }),
    durationMs: integer({ min: 1, max: 1e10 }),
  });
  assert(
    property(anyRun, ({ labels, metrics, stepsUs, rowS, durationMs }) => {
      const template = richRun.comparison.rows[0];
      const trial = richRun.comparison.trials[0];
      if (template === undefined || trial?.state !== 'measured' || richRun.comparison.setup === null) {
        throw new Error('the fixture has changed');
      }
      const rows = labels.map((label, index) => ({
        ...template,
        label,
        metrics: metrics[index] ?? template.metrics,
      }));
      const trials = rows.flatMap((row) =>
        [1, 2].map((number) => ({
          ...trial,
          trial: number,
          label: row.label,
          measurement: {
            ...trial.measurement,
            metrics: row.metrics,
            timeline: trial.measurement.timeline.map((step) => ({ ...step, second: step.second * rowS })),
          },
        })),
      );
      const run: ReportedRun = {
        ...richRun,
        comparison: {
          ...richRun.comparison,
          setup: { ...richRun.comparison.setup, durationMs },
          rows,
          trials,
        },
        distributions: rows.map(({ label }, index) => {
          const valuesUs = (stepsUs[index] ?? [1]).toSorted((left, right) => left - right);
          return {
            label,
            count: valuesUs.length,
            steps: valuesUs.map((valueUs, rank) => ({ valueUs, countAtOrBelow: rank + 1 })),
            hgrm: '',
            hlog: '',
          };
        }),
      };
      drawAll(run).forEach(expectSound);
    }),
    { numRuns: 30 },
  );
});
