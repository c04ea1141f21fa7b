import type { OverriddenPath } from './apply-overrides.js';
import { valueAt } from './is-record.js';
import type { ScenarioFault } from './scenario-fault.js';
import type { ParsedYaml, TextPosition } from './yaml-source.js';

/** A fault at a place of the scenario's file. */
export function placeInFile(file: string, at: TextPosition, key: string, problem: string): ScenarioFault {
  return { place: { kind: 'file', file, line: at.line, column: at.column }, key, problem };
}

/**
 * Makes the function that says where a fault of one or several fields stands: at the option of the command line
 * that set the first of them, or that brought it in as the parent of what it set; or else in the file, at the key or the value of the first field.
 */
export function createFaultPlacer(file: string, source: ParsedYaml, overridden: readonly OverriddenPath[]) {
  return (
    paths: readonly [readonly string[], ...(readonly string[])[]],
    problem: string,
    part: 'key' | 'value' = 'value',
  ): ScenarioFault => {
    for (const path of paths) {
      const isNew = valueAt(source.value, path) === undefined;
      const override = overridden.findLast(
        (candidate) => startsWith(path, candidate.path) || (isNew && startsWith(candidate.path, path)),
      );
      if (override !== undefined) {
        return { place: { kind: 'option', option: override.option }, key: path.join('.'), problem };
      }
    }
    const [path] = paths;
    return placeInFile(file, source.locate(path, part), path.join('.'), problem);
  };
}

/** In the order of reading: the scenario file by line, then trace files, then options of the command line. */
export function sortFaults(faults: readonly ScenarioFault[]): ScenarioFault[] {
  return faults.toSorted((left, right) => {
    const [leftRank, rightRank] = [rank(left), rank(right)];
    return leftRank[0] - rightRank[0] || leftRank[1] - rightRank[1] || leftRank[2] - rightRank[2];
  });
}

function rank({ place }: ScenarioFault): readonly [number, number, number] {
  switch (place.kind) {
    case 'file':
      return [place.column === null ? 1 : 0, place.line, place.column ?? 0];
    case 'option':
      return [2, 0, 0];
  }
}

function startsWith(path: readonly string[], prefix: readonly string[]): boolean {
  return prefix.every((segment, index) => path[index] === segment);
}
