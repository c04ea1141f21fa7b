import type { InferredOptionTypes, Options } from 'yargs';

/** What `run`, `simulate` and `report` do for CI systems. */
export const ciOptions = {
  junit: {
    type: 'string',
    requiresArg: true,
    describe: 'Write expectations and trials as JUnit XML to this file, over any that is there',
  },
  strict: {
    type: 'boolean',
    default: false,
    describe: 'Exit with 4 when this machine disturbed the figures',
  },
  summary: {
    type: 'string',
    requiresArg: true,
    describe: 'Add a short Markdown summary to this file, for example "$GITHUB_STEP_SUMMARY"',
  },
} as const satisfies Readonly<Record<string, Options>>;

export type CiArguments = InferredOptionTypes<typeof ciOptions>;
