import type { InferredOptionTypes, Options } from 'yargs';
import { ciOptions } from './ci-options.js';
import { untilStableOptions } from './until-stable.js';

/** Which CSV files are written: `report` has the option too. */
export const csvOption = {
  choices: ['standard', 'excel'],
  default: 'standard',
  requiresArg: true,
  describe: 'excel: the CSV files also in excel/, for spreadsheets that write a decimal comma',
} as const satisfies Options;

export type CsvVariant = (typeof csvOption.choices)[number];

/** The options that `run` and `simulate` share. Values are read as text: the scenario's schema judges them. */
export const runOptions = {
  scenario: {
    type: 'string',
    array: true,
    default: [] as string[],
    describe: 'Names of scenarios (push-vs-poll list) or paths of files',
  },
  set: {
    type: 'string',
    array: true,
    nargs: 1,
    describe: 'Change a field of the scenario, for example workload.arrivals.rate=5/s; may be repeated',
  },
  strategies: {
    type: 'string',
    requiresArg: true,
    describe: 'Only these strategies of the scenario, by label, for example webhook,slow-poll',
  },
  trials: { type: 'string', requiresArg: true, describe: 'How often everything is repeated' },
  ...untilStableOptions,
  seed: { type: 'string', requiresArg: true, describe: 'The seed of all that is random' },
  duration: { type: 'string', requiresArg: true, describe: 'How long a trial measures, for example 30s' },
  quick: {
    type: 'boolean',
    default: false,
    describe: 'A live run within half a minute: times and rates scaled by one factor, the window cut',
  },
  out: {
    type: 'string',
    requiresArg: true,
    default: 'results',
    describe: 'The folder that gets the result folder',
  },
  csv: csvOption,
  ...ciOptions,
  'metrics-port': {
    type: 'string',
    requiresArg: true,
    describe: 'While it runs, serve live counts for Prometheus at http://127.0.0.1:<port>/metrics',
  },
  json: {
    type: 'boolean',
    default: false,
    describe: 'Print JSON on standard output, everything else on standard error',
  },
  quiet: { type: 'boolean', default: false, describe: 'Show no progress, and with --json no table' },
} as const satisfies Readonly<Record<string, Options>>;

export type RunArguments = InferredOptionTypes<typeof runOptions>;
