import { z } from 'zod';
import type { Environment } from '../core/environment.js';

/** Facts of the machine and the wall clock. They stand here and nowhere else in run.json. */
export const environmentSchema: z.ZodType<Environment> = z.strictObject({
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime(),
  packageVersion: z.string(),
  gitCommit: z.string().nullable(),
  node: z.string(),
  os: z.string(),
  cpuModel: z.string(),
  cpuCores: z.int().nonnegative(),
  memoryBytes: z.int().nonnegative(),
  commandLine: z.array(z.string()).readonly(),
});
