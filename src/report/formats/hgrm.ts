import { disturbedComment, renderHistogramFiles } from '../histogram-files.js';
import { plainText } from '../plain-text.js';
import type { ReportFormat } from './contract.js';

/** histograms/*.hgrm: HdrHistogram's percentile output. The label stands in a comment, which its plotters skip. */
export const hgrm: ReportFormat = {
  id: 'hgrm',
  family: 'histograms',
  fileName: 'histograms/*.hgrm',
  summary:
    'one file per strategy: the percentiles of its latencies in milliseconds, as HdrHistogram prints them',
  question: 'How does the tail of the latencies look? For HdrHistogram’s plotters.',
  columns: [],
  render: (run) =>
    renderHistogramFiles(run, 'hgrm', (distribution) =>
      [
        distribution.hgrm,
        `#[Strategy = ${plainText(distribution.label)}]\n`,
        disturbedComment(run, distribution),
      ].join(''),
    ),
};
