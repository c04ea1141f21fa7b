import { escapeMarkdown, markdownTable } from '../markdown-text.js';
import { readableExpectation, summariseExpectations } from '../readable-expectation.js';
import { noValue } from '../readable-metric.js';
import type { MarkdownSection } from './section.js';

const words = { passed: 'passed', missed: '**missed**', 'not run': 'not run' };

/** The scenario's thresholds, each passed or missed. */
export const expectations: MarkdownSection = {
  title: 'Expectations',
  render: ({ comparison }) => {
    const judged = comparison.expectations;
    if (judged.length === 0) {
      return '';
    }
    const body = judged
      .map(readableExpectation)
      .map(({ word, condition, figure, remark }) => [
        words[word],
        escapeMarkdown(condition),
        escapeMarkdown(figure ?? noValue),
        escapeMarkdown(remark ?? ''),
      ]);
    const heading = ['result', 'expected', 'found', 'remark'];
    const table = markdownTable(heading, body, ['left', 'left', 'right', 'left']);
    const summary = summariseExpectations(judged);
    const sentence = `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`;
    return `${sentence} Figures are compared as they are, without rounding.\n\n${table}`;
  },
};
