import type { Comparison } from '../../analyse/comparison.js';
import { conditionsInWords } from '../conditions-in-words.js';
import { escapeMarkdown } from '../markdown-text.js';
import { stateMarks } from '../state-marks.js';

/** What was asked, and what must be seen before any figure. */
export function renderHead(comparison: Comparison): string {
  const { scenario } = comparison;
  const marks = stateMarks(comparison).map(({ word, text }) => `> **${word}:** ${escapeMarkdown(text)}`);
  return [
    `# ${escapeMarkdown(scenario.name)}`,
    marks.join('\n>\n'),
    scenario.question === null ? '' : `**${escapeMarkdown(scenario.question)}**`,
    escapeMarkdown(scenario.summary),
    escapeMarkdown(conditionsInWords(comparison)),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}
