import { z } from 'zod';
import type { Environment } from '../core/environment.js';
import { machineCheckSchema } from './machine-check-schema.js';

/** Facts of the machine and the wall clock. They stand here and nowhere else in run.json. */
export const environmentSchema: z.ZodType<Environment> = z.strictObject({
  startedAt: z.iso.datetime().describe('When the first process started, in UTC.'),
  finishedAt: z.iso.datetime().describe('When the last trial had ended, in UTC.'),
  packageVersion: z.string().describe('Version of push-vs-poll.'),
  gitCommit: z
    .string()
    .nullable()
    .describe('Commit of the working directory; null outside a git repository.'),
  node: z.string().describe('Version of Node.'),
  os: z.string().describe('Operating system with its release.'),
  cpuModel: z.string().describe('As the operating system names it.'),
  cpuCores: z.int().nonnegative().describe('Processors that the operating system offers.'),
  memoryBytes: z.int().nonnegative().describe('Memory of the machine.'),
  machine: machineCheckSchema
    .nullable()
    .default(null)
    .describe(
      'What the machine can do, measured just before a live run and by `doctor`; null for a simulation. Not in version 1.',
    ),
  commandLine: z
    .array(z.string())
    .readonly()
    .describe('Arguments of the command line, without node and the script.'),
});
