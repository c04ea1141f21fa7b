import type { RecordedTrace } from './recorded-trace.js';
import type { ParsedScenario } from './schema.js';

/** A scenario with every default filled in. Durations in microseconds, sizes in bytes. */
export type Scenario = Omit<ParsedScenario, 'workload' | 'warm-up'> & {
  readonly workload: Omit<ParsedScenario['workload'], 'duration'> & { readonly duration: number };
  readonly 'warm-up': number;
};

/** A valid scenario, and what it was made of. */
export interface LoadedScenario {
  /** As the user gave it, or as it was found. */
  readonly path: string;
  /** The file, as it was read. */
  readonly text: string;
  /** The command-line options that changed it. */
  readonly overrides: readonly string[];
  /** What `--quick` made of it, in words; null in full length. */
  readonly quickForm: string | null;
  readonly scenario: Scenario;
  /** The rows of its trace file; null when its events are drawn. */
  readonly recorded: RecordedTrace | null;
}
