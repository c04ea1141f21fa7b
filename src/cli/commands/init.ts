import { defineCommand } from '../command.js';

export const initCommand = defineCommand({
  name: 'init',
  positionals: '[file]',
  summary: 'Write a commented scenario to start from',
  options: {
    file: { type: 'string', default: 'scenario.yaml', describe: 'Where to write it; it must not exist yet' },
  },
  examples: [['$0 init my-orders.yaml', 'then: push-vs-poll run my-orders.yaml']],
  run: async (args) => {
    const { writeStarter } = await import('../write-starter.js');
    return writeStarter(args.file);
  },
});
