import type { ScenarioEnding } from '../report/ci/scenario-ending.js';
import { readRun } from '../store/read-run.js';
import { toReportedRun } from './to-reported-run.js';

/**
 * A result folder, as the files for CI systems tell it.
 * @throws PushVsPollError PVP_RESULT_UNREADABLE
 */
export async function readEnding(folder: string): Promise<ScenarioEnding> {
  const { comparison, environment } = await readRun(folder);
  return { state: 'written', run: toReportedRun(comparison, environment), folder };
}
