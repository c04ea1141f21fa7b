import { escapeMarkdown } from '../markdown-text.js';
import type { MarkdownSection } from './section.js';

/** What came out, in sentences that a person can repeat. */
export const verdict: MarkdownSection = {
  title: 'Verdict',
  render: ({ comparison }) =>
    comparison.verdict.map((sentence) => `- ${escapeMarkdown(sentence)}`).join('\n'),
};
