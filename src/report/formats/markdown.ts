import { renderMarkdown } from '../markdown/render-markdown.js';
import { defineTextFormat } from './contract.js';

/** The report for people who read Markdown: what was asked, what came out, and how far to trust it. */
export const markdown = defineTextFormat({
  id: 'markdown',
  family: 'markdown',
  fileName: 'report.md',
  summary: 'the report in Markdown, for a pull request or a wiki',
  question: 'What came out, in words, tables and plots, where Markdown is read?',
  columns: [],
  renderText: renderMarkdown,
});
