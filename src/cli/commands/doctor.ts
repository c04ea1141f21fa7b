import { defineCommand } from '../command.js';

export const doctorCommand = defineCommand({
  name: 'doctor',
  summary: 'Measure this machine: clocks, timers, loopback; which figures can be trusted here',
  options: {
    quick: { type: 'boolean', default: false, describe: 'Within 5 seconds instead of 20' },
    out: {
      type: 'string',
      requiresArg: true,
      default: 'results',
      describe: 'The folder that keeps the result (.doctor.json) for the live runs to come',
    },
    json: { type: 'boolean', default: false, describe: 'Print JSON instead of the table' },
    quiet: { type: 'boolean', default: false, describe: 'Show no progress' },
  },
  examples: [
    ['$0 doctor', 'before a run whose figures matter'],
    ['$0 doctor --quick --json', 'for a program'],
  ],
  run: async (args) => {
    const { examineThisMachine } = await import('../examine-this-machine.js');
    return examineThisMachine(args);
  },
});
