import { PushVsPollError } from '../core/errors.js';
import { loadScenario } from '../scenario/load-scenario.js';
import type { LoadedScenario } from '../scenario/loaded-scenario.js';
import type { ScenarioChanges } from '../scenario/scenario-changes.js';

/** A scenario that was asked for, or what is wrong with it. */
export type LoadAttempt =
  | { readonly state: 'loaded'; readonly asked: string; readonly loaded: LoadedScenario }
  | { readonly state: 'refused'; readonly asked: string; readonly error: PushVsPollError };

/** Loads every scenario, by name or path, and goes on after a refused one: all faults are told together. */
export function loadScenarios(asked: readonly string[], changes: ScenarioChanges): LoadAttempt[] {
  return asked.map((nameOrPath): LoadAttempt => {
    try {
      return { state: 'loaded', asked: nameOrPath, loaded: loadScenario(nameOrPath, changes) };
    } catch (thrown) {
      if (thrown instanceof PushVsPollError) {
        return { state: 'refused', asked: nameOrPath, error: thrown };
      }
      throw thrown;
    }
  });
}
