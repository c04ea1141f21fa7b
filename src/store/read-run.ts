import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Comparison } from '../analyse/comparison.js';
import type { Environment } from '../core/environment.js';
import { describeThrown, PushVsPollError } from '../core/errors.js';
import { runSchema, runSchemaVersion } from './run-schema.js';
import { systemErrorCode } from './system-error.js';

/** A run as its folder keeps it. */
export interface StoredRun {
  readonly comparison: Comparison;
  readonly environment: Environment;
}

const faultsShown = 5;
const rerun = 'Run the scenario again, or give the folder of another run.';
const versionProbeSchema = z.looseObject({ schemaVersion: z.number() });

function unreadable(message: string, nextStep: string, cause?: unknown): PushVsPollError {
  return new PushVsPollError('PVP_RESULT_UNREADABLE', message, { nextStep, cause });
}

function notThere(folder: string, thrown: unknown): PushVsPollError {
  const what = existsSync(folder) ? `${folder} holds no run.json` : `there is no folder ${folder}`;
  return unreadable(what, 'Give the path of a result folder: the last line of a run names it.', thrown);
}

function describeReadFailure(folder: string, path: string, thrown: unknown): PushVsPollError {
  switch (systemErrorCode(thrown)) {
    case 'ENOENT':
      return notThere(folder, thrown);
    case 'ENOTDIR':
      return unreadable(`${folder} is not a folder`, 'Give the folder itself, not a file in it.', thrown);
    default:
      return unreadable(`${path} cannot be read: ${describeThrown(thrown)}`, rerun, thrown);
  }
}

async function readText(folder: string, path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (thrown) {
    throw describeReadFailure(folder, path, thrown);
  }
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (thrown) {
    throw unreadable(`${path} is not valid JSON: ${describeThrown(thrown)}`, rerun, thrown);
  }
}

function describeIssues(issues: readonly z.core.$ZodIssue[]): string {
  const faults = issues
    .slice(0, faultsShown)
    .map(({ path, message }) => `\n  ${path.length === 0 ? '' : `${z.core.toDotPath(path)}: `}${message}`);
  const more = issues.length > faultsShown ? `\n  and ${issues.length - faultsShown} more` : '';
  return faults.join('') + more;
}

/**
 * Reads run.json of a result folder, strictly.
 * @throws PushVsPollError PVP_RESULT_UNREADABLE when there is no such folder or file, or when it is not a run.json
 * that this version knows
 */
export async function readRun(folder: string): Promise<StoredRun> {
  const path = join(folder, 'run.json');
  const json = parseJson(path, await readText(folder, path));
  const probe = versionProbeSchema.safeParse(json);
  if (probe.success && probe.data.schemaVersion > runSchemaVersion) {
    throw unreadable(
      `${path} has schema version ${probe.data.schemaVersion}; this push-vs-poll reads ${runSchemaVersion}`,
      'Update push-vs-poll: a newer one wrote this run.',
    );
  }
  const run = runSchema.safeParse(json);
  if (!run.success) {
    throw unreadable(
      `${path} is not the record of a run:${describeIssues(run.error.issues)}`,
      rerun,
      run.error,
    );
  }
  const { environment, ...comparison } = run.data;
  return { comparison, environment };
}
