import { defineCommand } from '../command.js';
import { runOptions } from '../run-options.js';

export const runCommand = defineCommand({
  name: 'run',
  positionals: '[scenario..]',
  summary: 'Run scenarios for real: processes, requests, clock',
  options: runOptions,
  examples: [
    ['$0 run order-placed', 'what a webhook buys, in a minute'],
    ['$0 run order-placed --duration 1m --trials 3', 'longer, and three times over'],
    ['$0 run quiet-integration --quick', 'a day of polls in half a minute'],
  ],
  run: async (args) => {
    const { runScenarios } = await import('../run-scenarios.js');
    return runScenarios(args, 'live');
  },
});
