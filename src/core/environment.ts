import type { MachineCheck } from './machine-check.js';

/** Facts of the machine and the wall clock at the time of a run. Nothing else in a run's record depends on them. */
export interface Environment {
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly packageVersion: string;
  /** Null outside a git repository. */
  readonly gitCommit: string | null;
  /** Version of Node, for example `v20.20.0`. */
  readonly node: string;
  /** Operating system with its release, for example `linux 6.1.0`. */
  readonly os: string;
  readonly cpuModel: string;
  readonly cpuCores: number;
  readonly memoryBytes: number;
  /**
   * What this machine can do: the brief look just before a live run, and the newest `doctor` of the results folder for
   * what that leaves out. Null for a simulation.
   */
  readonly machine: MachineCheck | null;
  /** Arguments of the command line, without node and the script. */
  readonly commandLine: readonly string[];
}
