import { execFile } from 'node:child_process';
import { cpus, platform, release, totalmem } from 'node:os';
import { promisify } from 'node:util';

/** What a run was made with, as far as the machine knows. */
export interface MachineFacts {
  /** Version of Node, for example `v20.20.0`. */
  readonly node: string;
  /** Operating system with its release, for example `linux 6.1.0`. */
  readonly os: string;
  readonly cpuModel: string;
  readonly cpuCores: number;
  readonly memoryBytes: number;
  /** The commit that is checked out in the working directory; null outside a git repository. */
  readonly gitCommit: string | null;
}

/** A repository on a slow disk must not hold up a run. */
const gitTimeoutMs = 2_000;

/** Describes this machine, its Node and the working directory's commit. Never fails for lack of git. */
export async function describeEnvironment(): Promise<MachineFacts> {
  const processors = cpus();
  return {
    node: process.version,
    os: `${platform()} ${release()}`,
    cpuModel: processors[0]?.model.trim() ?? 'unknown',
    cpuCores: processors.length,
    memoryBytes: totalmem(),
    gitCommit: await readGitCommit(),
  };
}

async function readGitCommit(): Promise<string | null> {
  try {
    const { stdout } = await promisify(execFile)('git', ['rev-parse', 'HEAD'], { timeout: gitTimeoutMs });
    return stdout.trim();
  } catch {
    return null;
  }
}
