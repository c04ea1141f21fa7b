import { drawPlots } from '../draw-plots.js';
import { fileAddress } from '../file-address.js';
import { escapeMarkdown } from '../markdown-text.js';
import { plotFileName } from '../plot-file-name.js';
import type { MarkdownSection } from './section.js';

/** The plots, as pictures from the files beside the report, each with what it shows in words. */
export const plots: MarkdownSection = {
  title: 'Plots',
  render: (run, { folder }) =>
    drawPlots(run)
      .map(({ id, title, howToRead, alternative }) => {
        const picture = `![${escapeMarkdown(alternative)}](${fileAddress(folder, plotFileName(id))})`;
        return `### ${title}\n\n${picture}\n\n${escapeMarkdown(`${howToRead} ${alternative}`)}`;
      })
      .join('\n\n'),
};
