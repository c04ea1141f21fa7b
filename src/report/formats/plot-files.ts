import { drawPlots } from '../draw-plots.js';
import { plotFileName } from '../plot-file-name.js';
import { standaloneSvg } from '../plots/drawing/standalone-svg.js';
import { stateMarks } from '../state-marks.js';
import type { ReportFormat } from './contract.js';

/** Each plot as a file of its own: what report.md shows, and what goes into slides. */
export const plotFiles: ReportFormat = {
  id: 'plot-files',
  family: 'markdown',
  fileName: plotFileName('*'),
  summary: 'the plots, one SVG file each',
  question: 'Which picture do I put into slides or a wiki?',
  columns: [],
  render: (run) => {
    // In slides and wikis nothing else says what the run was.
    const remarks = stateMarks(run.comparison).map(({ word, text }) => `${word}: ${text}`);
    return drawPlots(run).map(({ id, svg }) => ({
      fileName: plotFileName(id),
      text: standaloneSvg(svg, remarks),
    }));
  },
};
