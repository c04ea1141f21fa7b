import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isRecord } from './is-record.js';
import { readYaml } from './yaml-source.js';

/** A scenario that can be run by its name. */
export interface AvailableScenario {
  /** Its file's name without the ending: what `run` takes. */
  readonly name: string;
  /** The question that it answers; null where it names none. */
  readonly question: string | null;
  /** Empty when the file cannot be read as a scenario. */
  readonly summary: string;
  /** Where `run` takes it. */
  readonly world: 'live' | 'virtual';
  /** Relative to the current folder where it lies below that, else absolute. */
  readonly path: string;
}

const ending = /\.ya?ml$/;

/** The folder of the scenarios that come with the package; the same from `src/` and from `dist/`. */
const packagedFolder = fileURLToPath(new URL('../../scenarios', import.meta.url));

/**
 * The scenarios of `scenarios/` under the current folder, then those of the package, by name within each. Of two
 * with the same name the first counts.
 */
export function listScenarios(currentFolder = process.cwd()): AvailableScenario[] {
  const found = new Map<string, AvailableScenario>();
  for (const folder of ['scenarios', packagedFolder]) {
    for (const file of listFiles(resolve(currentFolder, folder))) {
      const name = file.replace(ending, '');
      const path = join(folder, file);
      if (!found.has(name)) {
        found.set(name, { name, ...readHead(resolve(currentFolder, path)), path });
      }
    }
  }
  return [...found.values()];
}

function listFiles(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => ending.test(name))
      .sort();
  } catch {
    // Neither folder has to exist.
    return [];
  }
}

type ScenarioHead = Pick<AvailableScenario, 'question' | 'summary' | 'world'>;

/** What a list shows; of a file that is no scenario, nothing. */
function readHead(path: string): ScenarioHead {
  const { question, summary, world } = readMap(path);
  return {
    question: typeof question === 'string' ? question : null,
    summary: typeof summary === 'string' ? summary : '',
    world: world === 'virtual' ? 'virtual' : 'live',
  };
}

function readMap(path: string): Readonly<Record<'question' | 'summary' | 'world', unknown>> {
  const nothing = { question: undefined, summary: undefined, world: undefined };
  try {
    const source = readYaml(readFileSync(path, 'utf8'));
    return source.state === 'parsed' && isRecord(source.value) ? { ...nothing, ...source.value } : nothing;
  } catch {
    // A list is no place to fail: `validate` tells what is wrong with the file.
    return nothing;
  }
}
