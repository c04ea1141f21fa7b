import { defineCommand } from '../command.js';
import { runOptions } from '../run-options.js';

export const simulateCommand = defineCommand({
  name: 'simulate',
  positionals: '[scenario..]',
  summary: 'Run scenarios in virtual time: exact, at once',
  options: runOptions,
  examples: [
    ['$0 simulate order-placed', 'the table of `run`, without waiting'],
    ['$0 simulate order-placed --duration 1h', 'an hour of events'],
  ],
  run: async (args) => {
    const { runScenarios } = await import('../run-scenarios.js');
    return runScenarios(args, 'virtual');
  },
});
