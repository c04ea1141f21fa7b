import { fileAddress } from '../file-address.js';
import { escapeMarkdown } from '../markdown-text.js';
import type { MarkdownSection } from './section.js';

/** The files beside the report, each a link; of many of one kind, to their folder. */
export const fileList: MarkdownSection = {
  title: 'Files',
  render: (_run, { files, folder }) => {
    const lines = files.map(
      ({ fileName, summary }) =>
        `- [${escapeMarkdown(fileName)}](${fileAddress(folder, fileName)}): ${summary}`,
    );
    return [
      ...lines,
      '',
      'Every column is explained in the data dictionary of push-vs-poll, results/README.md.',
    ].join('\n');
  },
};
