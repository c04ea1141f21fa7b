import type { MarkdownSection } from './section.js';

/** The files beside the report. */
export const fileList: MarkdownSection = {
  title: 'Files',
  render: (_run, { files, folder }) => {
    const lines = files.map(({ fileName, summary }) => `- \`${folder}${fileName}\`: ${summary}`);
    return [
      ...lines,
      '',
      'Every column is explained in the data dictionary of push-vs-poll, results/README.md.',
    ].join('\n');
  },
};
