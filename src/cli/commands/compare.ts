import { allowOption } from '../allow-option.js';
import { defineCommand } from '../command.js';

export const compareCommand = defineCommand({
  name: 'compare',
  positionals: '<baseline> <candidate..>',
  summary: 'Hold runs against a baseline: what got better or worse; exit code 1 on a regression',
  options: {
    baseline: {
      type: 'string',
      demandOption: true,
      describe: 'Result folder that the others are held against',
    },
    candidate: {
      type: 'string',
      array: true,
      demandOption: true,
      describe: 'Result folder to judge; there may be several',
    },
    tolerance: {
      type: 'string',
      requiresArg: true,
      default: '5%',
      describe: 'A regression is shown to be worse by more than this; 0%: by anything',
    },
    metric: {
      type: 'string',
      requiresArg: true,
      describe: 'Only these metrics, for example latency_p99_ms,requests_total',
    },
    strategies: { type: 'string', requiresArg: true, describe: 'Only these strategies, by label' },
    allow: allowOption,
    strict: {
      type: 'boolean',
      default: false,
      describe: 'Exit code 3 where something could not be judged (too few trials, disturbed, missing)',
    },
    out: {
      type: 'string',
      array: true,
      nargs: 1,
      describe: 'Write a file; its ending .csv, .md or .json chooses the form; may be repeated',
    },
    json: { type: 'boolean', default: false, describe: 'Print JSON instead of the table' },
    quiet: {
      type: 'boolean',
      default: false,
      describe: 'Print no table; a regression or doubt is still said on standard error',
    },
  },
  examples: [
    ['$0 compare results/before results/after', 'exit code 1 on a regression beyond 5 %'],
    ['$0 compare results/before results/after --strict --out compare.md', 'for a pull request'],
    ['$0 compare results/lan results/wan --allow other-scenario', 'a changed scenario, on purpose'],
  ],
  run: async (args) => {
    const { compareStoredRuns } = await import('../compare-stored-runs.js');
    return compareStoredRuns(args);
  },
});
