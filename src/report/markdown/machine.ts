import { datesOfCheck, doubtsAbout, figuresInWords } from '../machine/check-in-words.js';
import { escapeMarkdown } from '../markdown-text.js';
import type { MarkdownSection } from './section.js';

/** What the machine could do at the time; nothing for a simulation, which no machine can disturb. */
export const machine: MarkdownSection = {
  title: 'The machine',
  render: ({ environment: { machine: check } }) => {
    if (check === null) {
      return '';
    }
    const sentences = [...check.conclusions, ...doubtsAbout(check)];
    const figures = check.probes.flatMap((probe) =>
      probe.state === 'failed' ? [] : [`${probe.title}: ${figuresInWords(probe)}`],
    );
    return [`Measured ${datesOfCheck(check)}.`, [...sentences, ...figures].map(toItem).join('\n')].join(
      '\n\n',
    );
  },
};

function toItem(text: string): string {
  return `- ${escapeMarkdown(text)}`;
}
