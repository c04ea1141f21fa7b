import { defineCommand } from '../command.js';

export const validateCommand = defineCommand({
  name: 'validate',
  positionals: '<file..>',
  summary: 'Check scenarios without running them',
  options: {
    file: { type: 'string', array: true, demandOption: true, describe: 'Paths or names of scenarios' },
    json: { type: 'boolean', default: false, describe: 'Print JSON' },
  },
  examples: [['$0 validate scenarios/*.yaml', 'check every scenario of a folder']],
  run: async (args) => {
    const { validateScenarios } = await import('../validate-scenarios.js');
    return validateScenarios(args);
  },
});
