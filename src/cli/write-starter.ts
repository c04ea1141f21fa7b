import { writeFile } from 'node:fs/promises';
import { describeThrown, PushVsPollError } from '../core/errors.js';
import { starterScenario } from '../scenario/starter-scenario.js';
import { writeOut } from './output.js';

/**
 * Writes the commented starter scenario, and says how to run it. Returns exit code 0.
 *
 * @throws PushVsPollError PVP_FILE_EXISTS when there is something at `path` already, PVP_OUTPUT_UNWRITABLE when
 * nothing can be written there
 */
export async function writeStarter(path: string): Promise<number> {
  try {
    await writeFile(path, starterScenario, { flag: 'wx' });
  } catch (thrown) {
    throw explain(path, thrown);
  }
  writeOut(`Wrote ${path}. Next: push-vs-poll simulate ${path}\n`);
  return 0;
}

function explain(path: string, thrown: unknown): PushVsPollError {
  const exists = thrown instanceof Error && 'code' in thrown && thrown.code === 'EEXIST';
  return exists
    ? new PushVsPollError('PVP_FILE_EXISTS', `${path} exists already`, {
        nextStep: 'Name another file: push-vs-poll init other.yaml',
        cause: thrown,
      })
    : new PushVsPollError('PVP_OUTPUT_UNWRITABLE', `cannot write ${path}: ${describeThrown(thrown)}`, {
        nextStep: 'Name a file in a folder that exists and that you may write to',
        cause: thrown,
      });
}
