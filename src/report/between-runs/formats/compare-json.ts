import type { CompareFormat } from './contract.js';

/** A comparison of runs for programs: `push-vs-poll schema compare` prints its JSON Schema. */
export const compareJson: CompareFormat = {
  ending: '.json',
  render: (comparison) => `${JSON.stringify(comparison, null, 2)}\n`,
};
