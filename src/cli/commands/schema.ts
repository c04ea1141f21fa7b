import { defineCommand } from '../command.js';

export const schemaCommand = defineCommand({
  name: 'schema',
  positionals: '[what]',
  summary: 'Print the JSON Schema of scenarios, for editors, or of run.json',
  options: {
    what: {
      choices: ['scenario', 'run'] as const,
      default: 'scenario',
      describe: 'Of scenario files, or of the run.json in a result folder',
    },
  },
  examples: [
    ['$0 schema > scenario.schema.json', 'keep it beside your scenarios'],
    ['$0 schema run > run.schema.json', 'for programs that read run.json'],
  ],
  run: async (args) => {
    const { printSchema } = await import('../print-schema.js');
    return printSchema(args);
  },
});
