import type { Strategy } from './contract.js';
import { strategies } from './registry.js';

/**
 * The strategy of that id.
 * @throws Error when there is none: scenarios are validated before anything is looked up
 */
export function findStrategy(id: string): Strategy {
  const strategy = strategies.find((candidate) => candidate.id === id);
  if (strategy === undefined) {
    throw new Error(`no strategy has the id ${id}`);
  }
  return strategy;
}
