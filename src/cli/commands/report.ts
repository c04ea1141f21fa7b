import { ciOptions } from '../ci-options.js';
import { defineCommand } from '../command.js';
import { csvOption, explainOption } from '../run-options.js';

export const reportCommand = defineCommand({
  name: 'report',
  positionals: '<folder..>',
  summary: 'Render the reports of result folders again, without running',
  options: {
    folder: {
      type: 'string',
      array: true,
      demandOption: true,
      describe: 'A result folder; several make one report over all of them, in the file that --out names',
    },
    format: {
      type: 'string',
      requiresArg: true,
      describe: 'Only these of csv, markdown, html, json, histograms, openmetrics; for example html,csv',
    },
    out: {
      type: 'string',
      requiresArg: true,
      describe:
        'Write one file instead: its ending .html, .md, .csv or .json (not of several) chooses the format',
    },
    'for-review': {
      type: 'boolean',
      default: false,
      describe:
        'Write an architecture decision record (MADR) instead: decision.md, or the file that --out names',
    },
    open: { type: 'boolean', default: false, describe: 'Show the page when it is written' },
    csv: csvOption,
    explain: explainOption,
    ...ciOptions,
    json: { type: 'boolean', default: false, describe: 'Print JSON instead of the table' },
  },
  examples: [
    ['$0 report results/2026-01-31T12-00-00Z-demo', 'write its files anew'],
    ['$0 report results/2026-01-31T12-00-00Z-demo --format html --open', 'show its page'],
    ['$0 report results/2026-* --out comparison.html', 'one report over several runs'],
    ['$0 report results/2026-01-31T12-00-00Z-demo --for-review', 'a decision record to paste'],
    ['$0 report results/2026-01-31T12-00-00Z-demo --csv excel', 'also for spreadsheets with a decimal comma'],
  ],
  run: async (args) => {
    const { reportRuns } = await import('../report-runs.js');
    return reportRuns(args);
  },
});
