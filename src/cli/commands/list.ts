import { defineCommand } from '../command.js';

export const listCommand = defineCommand({
  name: 'list',
  positionals: '[what]',
  summary: 'List scenarios and strategies',
  options: {
    what: { choices: ['scenarios', 'strategies'] as const, describe: 'Only these; both when left out' },
    json: { type: 'boolean', default: false, describe: 'Print JSON' },
  },
  examples: [['$0 list strategies', 'what a scenario may compare']],
  run: async (args) => {
    const { printList } = await import('../print-list.js');
    return printList(args);
  },
});
