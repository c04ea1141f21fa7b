import { z } from 'zod';

/** Facts of the machine and the wall clock. They stand here and nowhere else in run.json. */
export const environmentSchema = z.strictObject({
  /** ISO 8601, UTC. */
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime(),
  packageVersion: z.string(),
  /** Null outside a git repository. */
  gitCommit: z.string().nullable(),
  /** Version of Node, for example `v20.20.0`. */
  node: z.string(),
  /** Operating system with its release, for example `linux 6.1.0`. */
  os: z.string(),
  cpuModel: z.string(),
  cpuCores: z.int().nonnegative(),
  memoryBytes: z.int().nonnegative(),
  /** Arguments of the command line, without node and the script. */
  commandLine: z.array(z.string()).readonly(),
});

export type Environment = z.output<typeof environmentSchema>;
