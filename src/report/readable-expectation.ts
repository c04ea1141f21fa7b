import type { JudgedExpectation } from '../analyse/comparison.js';
import { isMissed } from '../core/expectation.js';
import { plainText } from './plain-text.js';

/** A threshold of the scenario and what became of it, as people read it. Labels are safe for one line. */
export interface ReadableExpectation {
  readonly word: 'passed' | 'missed' | 'not run';
  /** What was expected: `webhook.latency_p99_ms < 250`. */
  readonly condition: string;
  /** The figure in the metric's unit; null where there is none. */
  readonly figure: string | null;
  /** Why there is no figure, or why the judgement is doubtful; null when there is nothing to say. */
  readonly remark: string | null;
}

/** Puts a judged expectation into words. */
export function readableExpectation(judged: JudgedExpectation): ReadableExpectation {
  const condition = `${plainText(judged.figure)} ${judged.comparator} ${judged.bound}`;
  switch (judged.state) {
    case 'passed':
    case 'missed':
      return {
        word: judged.state,
        condition,
        figure: figureText(judged.value, judged.bound),
        remark: judged.doubt === null ? null : plainText(judged.doubt),
      };
    case 'not-measurable':
      return {
        word: 'missed',
        condition,
        figure: null,
        remark: `not measurable: ${plainText(judged.reason)}`,
      };
    case 'not-run':
      return { word: 'not run', condition, figure: null, remark: plainText(judged.reason) };
    default:
      return judged satisfies never;
  }
}

/** How a run met its expectations: `1 of 3 missed`, `all 3 passed`, `2 of 3 passed, 1 not run`. */
export function summariseExpectations(expectations: readonly JudgedExpectation[]): string {
  const count = expectations.length;
  const missed = expectations.filter(({ state }) => isMissed(state)).length;
  const notRun = expectations.filter(({ state }) => state === 'not-run').length;
  if (missed === 0 && notRun === 0) {
    return count === 1 ? 'passed' : `all ${count} passed`;
  }
  const judged = missed > 0 ? [`${missed} of ${count} missed`] : [`${count - notRun} of ${count} passed`];
  return [...judged, ...(notRun === 0 ? [] : [`${notRun} not run`])].join(', ');
}

const fewestDigits = 6;
const mostDigits = 17;

/** Whole numbers whole; others with as many digits as it takes not to show them on the other side of the bound. */
function figureText(value: number, bound: number): string {
  if (Number.isInteger(value)) {
    return String(value);
  }
  for (let digits = fewestDigits; digits < mostDigits; digits += 1) {
    const rounded = Number(value.toPrecision(digits));
    if (Math.sign(rounded - bound) === Math.sign(value - bound)) {
      return String(rounded);
    }
  }
  return String(value);
}
