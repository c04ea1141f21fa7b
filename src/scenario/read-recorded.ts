import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join } from 'node:path';
import { suggestNearest } from '../core/did-you-mean.js';
import { describeThrown } from '../core/errors.js';
import { type PayloadLimits, parseTraceCsv } from './parse-trace-csv.js';
import type { RecordedTrace } from './recorded-trace.js';
import type { ScenarioFault } from './scenario-fault.js';

const maxFileBytes = 268_435_456;

/** A trace file that was read; or what is wrong in it; or why it could not be opened. */
export type RecordedReading =
  | { readonly state: 'read'; readonly trace: RecordedTrace }
  | { readonly state: 'faulty'; readonly faults: readonly ScenarioFault[] }
  | { readonly state: 'unreadable'; readonly problem: string };

/** Reads the trace file `file`, relative to the folder of the scenario at `scenarioPath`. */
export function readRecorded(scenarioPath: string, file: string, limits: PayloadLimits): RecordedReading {
  const path = isAbsolute(file) ? file : join(dirname(scenarioPath), file);
  const opened = openTrace(path);
  if (!opened.ok) {
    return { state: 'unreadable', problem: opened.problem };
  }
  const parsed = parseTraceCsv(opened.text, limits);
  if (parsed.ok) {
    return { state: 'read', trace: parsed.trace };
  }
  const faults = parsed.faults.map(
    ({ line, column, problem }): ScenarioFault => ({
      place: { kind: 'file', file: path, line, column: null },
      key: column,
      problem,
    }),
  );
  return { state: 'faulty', faults };
}

function openTrace(path: string) {
  try {
    const { size } = statSync(path);
    return size > maxFileBytes
      ? ({ ok: false, problem: `${path} is larger than 256MiB, the most allowed` } as const)
      : ({ ok: true, text: readFileSync(path, 'utf8') } as const);
  } catch (thrown) {
    const problem = `${explainUnreadable(path, thrown)}; the path counts from the scenario's folder`;
    return { ok: false, problem: `${problem}${suggestNearest(basename(path), listCsvFiles(path))}` } as const;
  }
}

/** Why a file cannot be read, in words where the system's own would puzzle. */
function explainUnreadable(path: string, thrown: unknown): string {
  switch (thrown instanceof Error && 'code' in thrown ? thrown.code : undefined) {
    case 'ENOENT':
    case 'ENOTDIR':
      return `there is no file ${path}`;
    case 'EISDIR':
      return `${path} is a folder, not a file`;
    case 'EACCES':
      return `no permission to read ${path}`;
    default:
      return `cannot read ${path} (${describeThrown(thrown)})`;
  }
}

function listCsvFiles(missingPath: string): string[] {
  try {
    return readdirSync(dirname(missingPath)).filter((name) => name.endsWith('.csv'));
  } catch {
    // The folder itself is missing: there is nothing to suggest.
    return [];
  }
}
