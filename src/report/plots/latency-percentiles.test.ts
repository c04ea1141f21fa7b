import { expect, test } from 'vitest';
import type { ReportedRun } from '../../analyse/reported-run.js';
import { listElements, parseSvg } from '../testing/parse-svg.js';
import { richRun } from '../testing/rich-run-fixture.js';
import { textWidthPx } from './drawing/text-width.js';
import { latencyPercentiles } from './latency-percentiles.js';

/** The run with one strategy, whose `count` latencies are 1 ms, 2 ms and so on. */
function withLatencies(count: number): ReportedRun {
  const [row] = richRun.comparison.rows;
  const steps = Array.from({ length: count }, (_, index) => ({
    valueUs: (index + 1) * 1_000,
    countAtOrBelow: index + 1,
  }));
  return {
    ...richRun,
    comparison: { ...richRun.comparison, rows: row === undefined ? [] : [row] },
    distributions: [{ label: row?.label ?? '', count, steps, hgrm: '', hlog: '' }],
  };
}

/** Across the picture: where a line begins and ends, and where percentiles stand. */
function readPlaces(run: ReportedRun) {
  const elements = listElements(parseSvg(latencyPercentiles.draw(run)?.svg ?? ''));
  const endsOf = (className: string) => {
    const line = elements.find((element) => element.getAttribute('class')?.startsWith(className));
    const xs = (line?.getElementsByTagName('path')[0]?.getAttribute('d') ?? '')
      .split(/[ML]/)
      .filter((part) => part !== '')
      .map((part) => Number(part.split(',')[0]));
    return { from: xs.at(0), until: xs.at(-1) };
  };
  const tickOf = (text: string) => {
    const label = elements.find((element) => element.nodeName === 'text' && element.textContent === text);
    return Number(label?.getAttribute('transform')?.match(/translate\(([\d.]+)/)?.[1]);
  };
  const ticks = elements
    .filter((element) => element.nodeName === 'text' && /^\d[\d.]* %$/.test(element.textContent ?? ''))
    .map((element) => ({ text: element.textContent ?? '', x: tickOf(element.textContent ?? '') }));
  return { endsOf, tickOf, ticks };
}

test.each([
  [10, '90 %', '99 %'],
  [100, '99 %', '99.9 %'],
  [1_000, '99.9 %', '99.99 %'],
])('%s latencies support a curve up to %s; from there to %s it is faint', (count, supported, end) => {
  const { endsOf, tickOf } = readPlaces(withLatencies(count));
  expect(endsOf('plot-curve ').until).toBeCloseTo(tickOf(supported), 1);
  expect(endsOf('plot-tail ').from).toBeCloseTo(tickOf(supported), 1);
  expect(endsOf('plot-tail ').until).toBeCloseTo(tickOf(end), 1);
});

test.each([5, 900, 9_000, 90_000, 900_000, 90_000_000])(
  'with %i latencies no label of the axis touches the next one',
  (count) => {
    const few = withLatencies(3);
    const [distribution] = few.distributions;
    if (distribution === undefined) {
      throw new Error('the fixture has changed');
    }
    const last = { valueUs: 9_000, countAtOrBelow: count };
    const { ticks } = readPlaces({
      ...few,
      distributions: [{ ...distribution, count, steps: [...distribution.steps, last] }],
    });
    expect(ticks.length).toBeGreaterThan(1);
    for (const [index, { text, x }] of ticks.entries()) {
      const next = ticks[index + 1];
      if (next !== undefined) {
        expect(next.x - x).toBeGreaterThan((textWidthPx(text) + textWidthPx(next.text)) / 2);
      }
    }
  },
);
