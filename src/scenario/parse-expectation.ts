import { suggestNearest } from '../core/did-you-mean.js';
import { comparators, type Expectation, type ExpectationSubject } from '../core/expectation.js';
import { type MetricName, metricCatalogue, metricNames } from '../core/metric-catalogue.js';

/** What a text stands for, or what was wrong with it. */
export type Parsed<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly fault: string };

/** A key of `expect`, taken apart but not looked up. */
export interface ExpectationKey {
  readonly subject: ExpectationSubject;
  readonly metricText: string;
}

const writtenForms = 'write <metric>, <label>.<metric> or ratio(<label>, <label>).<metric>';
const ratioPattern = /^ratio\s*\((.*),(.*)\)$/s;
const conditionPattern = /^(<=|>=|<|>|=)\s*(\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)$/;

/**
 * Takes a key apart: `<metric>`, `<label>.<metric>` or `ratio(<label>, <label>).<metric>`. Metric names hold no dot, so
 * that labels may: the last dot counts. Labels hold no comma, so that a ratio can be told from a label.
 */
export function parseExpectationKey(key: string): Parsed<ExpectationKey> {
  const lastDot = key.lastIndexOf('.');
  const metricText = key.slice(lastDot + 1).trim();
  if (lastDot < 0) {
    return { ok: true, value: { subject: { kind: 'every-strategy' }, metricText } };
  }
  const subjectText = key.slice(0, lastDot).trim();
  const [, of, to] = ratioPattern.exec(subjectText)?.map((part) => part.trim()) ?? [];
  const subject: ExpectationSubject =
    of === undefined || to === undefined
      ? { kind: 'strategy', label: subjectText }
      : { kind: 'ratio', of, to };
  return listLabels(subject).includes('')
    ? { ok: false, fault: `${JSON.stringify(key)} leaves a label out; ${writtenForms}` }
    : { ok: true, value: { subject, metricText } };
}

/** The labels that a subject names; none where it stands for every strategy. */
export function listLabels(subject: ExpectationSubject): readonly string[] {
  switch (subject.kind) {
    case 'every-strategy':
      return [];
    case 'strategy':
      return [subject.label];
    case 'ratio':
      return [subject.of, subject.to];
    default:
      return subject satisfies never;
  }
}

/** Looks a metric up by its name. */
export function parseMetric(text: string): Parsed<MetricName> {
  const name = metricNames.find((known) => known === text);
  if (name !== undefined) {
    return { ok: true, value: name };
  }
  // The list is long: it is told only where no near miss says what was meant.
  const suggestion = suggestNearest(text, metricNames);
  const help = suggestion === '' ? `; allowed are ${metricNames.join(', ')}; ${writtenForms}` : suggestion;
  return { ok: false, fault: `unknown metric ${JSON.stringify(text)}${help}` };
}

/**
 * Reads a condition: a number, which the figure must equal, or one of the comparators and a number of 0 or more.
 * @param raw as it stands in the scenario; numbers count in the metric's unit
 */
export function parseCondition(raw: unknown): Parsed<Pick<Expectation, 'comparator' | 'bound'>> {
  const text = typeof raw === 'number' ? `= ${raw}` : raw;
  const [, sign, digits] = typeof text === 'string' ? (conditionPattern.exec(text.trim()) ?? []) : [];
  const comparator = comparators.find((known) => known === sign);
  const bound = Number(digits);
  return comparator === undefined || !Number.isFinite(bound)
    ? { ok: false, fault: describeBroken(raw) }
    : { ok: true, value: { comparator, bound } };
}

function describeBroken(raw: unknown): string {
  const written = typeof raw === 'string' ? JSON.stringify(raw) : typeof raw === 'number' ? `${raw}` : 'this';
  return (
    `${written} is no condition; allowed is ${comparators.join(' ')} with a number of 0 or more, in quotes, such as ` +
    '"< 250", or a number alone, which must be met exactly; units stand in the metric’s name'
  );
}

/** What is wrong with a bound that its metric can never meet, or always does; undefined when nothing is. */
export function judgeBound(
  subject: ExpectationSubject,
  metric: MetricName,
  bound: number,
): string | undefined {
  const unit = metricCatalogue.find(({ name }) => name === metric)?.unit;
  return unit === 'share' && subject.kind !== 'ratio' && bound > 1
    ? `${metric} is a share; allowed is 0 to 1, such as "> 0.9"`
    : undefined;
}
