import type { Comparison, JudgedExpectation } from '../../analyse/comparison.js';
import { readableExpectation } from '../readable-expectation.js';
import type { TestCase, TestOutcome } from './test-case.js';

/** A test for each threshold that was judged, named by its condition. */
export function listExpectationCases({ expectations }: Comparison): readonly TestCase[] {
  return expectations.map((judged) => ({
    group: 'expectations',
    name: readableExpectation(judged).condition,
    outcome: toOutcome(judged),
  }));
}

/** What cannot be measured fails, as it does in the exit code. */
function toOutcome(judged: JudgedExpectation): TestOutcome {
  const { figure, remark } = readableExpectation(judged);
  const expected = `expected ${judged.comparator} ${judged.bound}`;
  const remarked = remark === null ? '' : ` (${remark})`;
  switch (judged.state) {
    case 'passed':
      return { state: 'passed' };
    case 'missed':
      return { state: 'failure', type: 'missed', message: `${expected}, found ${figure}${remarked}` };
    case 'not-measurable':
      return { state: 'failure', type: 'not-measurable', message: `${expected}, found nothing${remarked}` };
    case 'not-run':
      return { state: 'skipped', message: remark ?? 'not run' };
    default:
      return judged satisfies never;
  }
}
