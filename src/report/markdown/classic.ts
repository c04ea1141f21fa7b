import { classicRows } from '../classic/classic-rows.js';
import { escapeMarkdown, markdownTable } from '../markdown-text.js';
import { measuredSeconds } from '../measured-time.js';
import type { MarkdownSection } from './section.js';

/** The eight rows that every text about "API or webhook" has, with this run's figures beside them. */
export const classic: MarkdownSection = {
  title: 'The classic questions, with this run’s figures',
  render: ({ comparison }) => {
    const body = classicRows.map(({ topic, pull, push, figures }) => [
      `**${topic}**`,
      pull,
      push,
      comparison.rows
        .flatMap((row) => {
          const text = figures(row, { measuredS: measuredSeconds(comparison, row) });
          return text === null ? [] : [`**${escapeMarkdown(row.label)}**: ${escapeMarkdown(text)}`];
        })
        .join('<br>'),
    ]);
    const heading = ['question', 'the consumer asks (API)', 'the source tells (webhook)', 'in this run'];
    return markdownTable(heading, body, ['left', 'left', 'left', 'left']);
  },
};
