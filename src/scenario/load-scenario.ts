import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describeThrown, PushVsPollError } from '../core/errors.js';
import { checkScenario } from './check-scenario.js';
import { findScenario } from './find-scenario.js';
import type { LoadedScenario } from './loaded-scenario.js';
import { noChanges, type ScenarioChanges } from './scenario-changes.js';
import { ScenarioInvalidError } from './scenario-invalid-error.js';

/**
 * Finds, reads and validates a scenario, by name or by path.
 * @returns it, deeply frozen, with every default filled in
 * @throws PushVsPollError PVP_SCENARIO_NOT_FOUND, or PVP_SCENARIO_INVALID with one line per fault
 */
export function loadScenario(
  nameOrPath: string,
  changes: ScenarioChanges = noChanges,
  currentFolder = process.cwd(),
): LoadedScenario {
  const path = findScenario(nameOrPath, currentFolder);
  const check = checkScenario(path, readText(resolve(currentFolder, path)), changes);
  if (check.ok) {
    return check.loaded;
  }
  throw new ScenarioInvalidError(path, check.faults);
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (thrown) {
    throw new PushVsPollError('PVP_SCENARIO_NOT_FOUND', `cannot read ${path}: ${describeThrown(thrown)}`, {
      nextStep: 'Make the file readable',
      cause: thrown,
    });
  }
}
