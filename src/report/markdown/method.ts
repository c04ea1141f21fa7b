import { methodSentences } from '../explanations.js';
import type { MarkdownSection } from './section.js';

/** How the figures came about, and what they do not cover. */
export const method: MarkdownSection = {
  title: 'Method',
  render: () => methodSentences.map((sentence) => `- ${sentence}`).join('\n'),
};
