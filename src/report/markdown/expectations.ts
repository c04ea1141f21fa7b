import type { JudgedExpectation } from '../../analyse/comparison.js';
import { escapeMarkdown, markdownTable } from '../markdown-text.js';
import { readableExpectation, summariseExpectations } from '../readable-expectation.js';
import { noValue } from '../readable-metric.js';
import type { MarkdownSection } from './section.js';

const words = { passed: 'passed', missed: '**missed**', 'not run': 'not run' };

/** A row for each threshold: whether it was met, and the figure. */
export function renderExpectationTable(judged: readonly JudgedExpectation[]): string {
  const body = judged
    .map(readableExpectation)
    .map(({ word, condition, figure, remark }) => [
      words[word],
      escapeMarkdown(condition),
      escapeMarkdown(figure ?? noValue),
      escapeMarkdown(remark ?? ''),
    ]);
  return markdownTable(['result', 'expected', 'found', 'remark'], body, ['left', 'left', 'right', 'left']);
}

/** The scenario's thresholds, each passed or missed. */
export const expectations: MarkdownSection = {
  title: 'Expectations',
  render: ({ comparison }) => {
    const judged = comparison.expectations;
    if (judged.length === 0) {
      return '';
    }
    const table = renderExpectationTable(judged);
    const summary = summariseExpectations(judged);
    const sentence = `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`;
    return `${sentence} Figures are compared as they are, without rounding.\n\n${table}`;
  },
};
