import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { suggestNearest } from '../core/did-you-mean.js';
import { PushVsPollError } from '../core/errors.js';
import { type AvailableScenario, listScenarios } from './list-scenarios.js';

/**
 * The path of a scenario: what has a slash in it or ends in `.yaml` or `.yml` is a path already; anything else is
 * the name of a scenario in `scenarios/` under the current folder, or of one that comes with the package.
 * @throws PushVsPollError PVP_SCENARIO_NOT_FOUND when there is no such file
 */
export function findScenario(nameOrPath: string, currentFolder = process.cwd()): string {
  const available = listScenarios(currentFolder);
  if (!/[\\/]|\.ya?ml$/.test(nameOrPath)) {
    const named = available.find(({ name }) => name === nameOrPath);
    if (named !== undefined) {
      return named.path;
    }
    const names = available.map(({ name }) => name);
    throw notFound(`no scenario is named ${JSON.stringify(nameOrPath)}${suggestNearest(nameOrPath, names)}`);
  }
  const path = resolve(currentFolder, nameOrPath);
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isFile() === true) {
    return nameOrPath;
  }
  const what = found === undefined ? 'there is no file' : 'not a file:';
  throw notFound(`${what} ${nameOrPath}${suggestPath(path, available)}`);
}

/** A file of nearly that name in the same folder, or else a scenario that can be run by its name. */
function suggestPath(missing: string, available: readonly AvailableScenario[]): string {
  const file = basename(missing);
  const inFolder = suggestNearest(file, listOthers(missing));
  const names = available.map(({ name }) => name);
  return inFolder === '' ? suggestNearest(file.replace(/\.ya?ml$/, ''), names) : inFolder;
}

function notFound(message: string): PushVsPollError {
  return new PushVsPollError('PVP_SCENARIO_NOT_FOUND', message, {
    nextStep:
      'push-vs-poll list scenarios shows the names; push-vs-poll init writes a scenario to start from',
  });
}

function listOthers(path: string): string[] {
  try {
    return readdirSync(dirname(path)).filter((name) => /\.ya?ml$/.test(name) && name !== basename(path));
  } catch {
    // The folder is missing too: there is nothing to suggest.
    return [];
  }
}
