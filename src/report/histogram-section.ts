import { markdownTable } from './markdown-text.js';

const files = markdownTable(
  ['file', 'unit', 'what opens it'],
  [
    [
      '`.hgrm`',
      'milliseconds',
      'HdrHistogram’s plotter (https://hdrhistogram.github.io/HdrHistogram/plotFiles.html)',
    ],
    [
      '`.hlog`',
      'nanoseconds, as these tools take for granted',
      'HistogramLogProcessor, HistogramLogAnalyzer and the log readers of HdrHistogram’s ports',
    ],
  ],
  ['left', 'left', 'left'],
);

/** What the data dictionary says about the files of histograms. */
export const histogramSection = `## histograms/

Two files for each strategy that has latencies, and two \`.reads.\` ones for each of which something was read; simulated
runs have them too. A file is named by the strategy’s label in small letters, digits and hyphens, with a number where two
would be alike. A comment in it holds the label itself, and another one says so when the machine disturbed the strategy.

${files}

- Percentiles are nearest rank: in \`.hgrm\` at most 0.1 % above the exact ones, in \`.hlog\` 0.11 %. Mean and standard
  deviation are those of the histogram; the exact mean is \`latency_mean_ms\`.
- A \`.hgrm\` puts all trials together. In a \`.hlog\` each trial is an interval; times are seconds, as if the measured
  windows had followed each other, and a trial without latencies leaves a gap. There are no tags and no start time.`;
