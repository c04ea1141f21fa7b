import { disturbedComment, renderHistogramFiles } from '../histogram-files.js';
import { plainText } from '../plain-text.js';
import type { ReportFormat } from './contract.js';

/** histograms/*.hlog: HdrHistogram's interval log. The label stands in a comment: tags may hold no comma. */
export const hlog: ReportFormat = {
  id: 'hlog',
  family: 'histograms',
  fileName: 'histograms/*.hlog',
  summary:
    'one file per strategy: all its latencies in nanoseconds, trial by trial, as an HdrHistogram interval log',
  question: 'What do other tools make of the latencies? For HdrHistogram’s log readers of any language.',
  columns: [],
  render: (run) =>
    renderHistogramFiles(run, 'hlog', (distribution) =>
      [
        `#[Strategy: ${plainText(distribution.label)}]\n`,
        disturbedComment(run, distribution),
        distribution.hlog,
      ].join(''),
    ),
};
