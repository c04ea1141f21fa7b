import type { Expectation } from '../core/expectation.js';
import { joinWords } from '../core/words/join-words.js';
import type { ComparisonRow, JudgedExpectation, Judgement } from './comparison.js';
import type { WarningCode } from './warnings/figures.js';

/** The warning of percentiles that the sample cannot support. */
const fewSamples: WarningCode = 'few-samples';

/** The warnings of trials that have no part in a strategy's figures. */
const unfinished: ReadonlySet<string> = new Set<WarningCode>(['trial-failed', 'trial-interrupted']);

/**
 * Holds a result against what its scenario expects: the raw figures over all trials, as they stand in run.json, against
 * the bound, without rounding or tolerance. An expectation of every strategy is judged for each of them.
 *
 * What cannot be measured is not taken to be met. Strategies that the command line left out are not judged.
 * @param rows in scenario order
 */
export function judgeExpectations(
  expectations: readonly Expectation[],
  rows: readonly ComparisonRow[],
): readonly JudgedExpectation[] {
  return expectations.flatMap((expectation) =>
    listFigures(expectation, rows).map(({ figure, labels }): JudgedExpectation => {
      const { key, metric, comparator, bound } = expectation;
      return { key, figure, metric, comparator, bound, ...judge(expectation, labels, rows) };
    }),
  );
}

/** What an expectation looks at: one strategy, or a first one against a second. */
interface Figure {
  readonly figure: string;
  readonly labels: readonly string[];
}

function listFigures({ subject, metric }: Expectation, rows: readonly ComparisonRow[]): readonly Figure[] {
  switch (subject.kind) {
    case 'every-strategy':
      return rows.map(({ label }) => ({ figure: `${label}.${metric}`, labels: [label] }));
    case 'strategy':
      return [{ figure: `${subject.label}.${metric}`, labels: [subject.label] }];
    case 'ratio': {
      const { of, to } = subject;
      return [{ figure: `ratio(${of}, ${to}).${metric}`, labels: [of, to] }];
    }
    default:
      return subject satisfies never;
  }
}

function notMeasurable(reason: string): Judgement {
  return { state: 'not-measurable', reason };
}

function judge(
  { metric, comparator, bound }: Expectation,
  labels: readonly string[],
  rows: readonly ComparisonRow[],
): Judgement {
  const involved = labels.flatMap((label) => rows.find((row) => row.label === label) ?? []);
  const absent = labels.filter((label) => !involved.some((row) => row.label === label));
  if (absent.length > 0) {
    return { state: 'not-run', reason: `${joinWords(absent)} took no part in this run` };
  }
  const lacking = involved.find(({ metrics }) => metrics[metric] === null);
  if (lacking !== undefined) {
    return notMeasurable(explainLack(lacking, metric));
  }
  const [value = 0, divisor = 1] = involved.flatMap(({ metrics }) => metrics[metric] ?? []);
  if (divisor === 0) {
    return notMeasurable(`nothing can be divided by the ${metric} of ${labels.at(-1)}, which is 0`);
  }
  const figure = value / divisor;
  const state = isMet(figure, comparator, bound) ? 'passed' : 'missed';
  return { state, value: figure, doubt: findDoubt(involved, metric) };
}

function explainLack({ label, trials }: ComparisonRow, metric: Expectation['metric']): string {
  return trials === 0
    ? `no trial of ${label} was measured to the end`
    : `${label} has no ${metric} in this run; if it never has one, name the strategies that do`;
}

function isMet(value: number, comparator: Expectation['comparator'], bound: number): boolean {
  switch (comparator) {
    case '<':
      return value < bound;
    case '<=':
      return value <= bound;
    case '>':
      return value > bound;
    case '>=':
      return value >= bound;
    case '=':
      return value === bound;
    default:
      return comparator satisfies never;
  }
}

/** A judgement is as good as the figures that it rests on. */
function findDoubt(rows: readonly ComparisonRow[], metric: Expectation['metric']): string | null {
  const doubts = rows.flatMap(({ label, trusted, warnings }) => [
    ...(trusted ? [] : [`this machine disturbed the figures of ${label}`]),
    ...(warnings.some(({ code, metrics }) => code === fewSamples && metrics.includes(metric))
      ? [`the sample of ${label} is too small for this percentile`]
      : []),
    ...(warnings.some(({ code }) => unfinished.has(code))
      ? [`not every trial of ${label} was measured to the end`]
      : []),
  ]);
  return doubts.length === 0 ? null : joinWords(doubts);
}
