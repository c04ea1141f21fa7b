import type { Comparison } from '../analyse/comparison.js';

/** What a reader must see before any figure. */
export interface StateMark {
  readonly word: 'SIMULATED' | 'QUICK FORM' | 'INCOMPLETE';
  readonly text: string;
}

/** The marks of a run; none for one that was measured live, in full length, and is complete. */
export function stateMarks(comparison: Comparison): readonly StateMark[] {
  const marks: StateMark[] = [];
  if (comparison.world === 'virtual') {
    marks.push({
      word: 'SIMULATED',
      text: 'the strategies ran in virtual time over an in-memory network; nothing was measured on this machine.',
    });
  }
  const { quickForm } = comparison.scenario;
  if (quickForm !== null) {
    marks.push({ word: 'QUICK FORM', text: `${quickForm}.` });
  }
  if (comparison.state === 'incomplete') {
    const reason = comparison.incompleteBecause ?? 'the run did not end as planned.';
    marks.push({ word: 'INCOMPLETE', text: reason });
  }
  return marks;
}
