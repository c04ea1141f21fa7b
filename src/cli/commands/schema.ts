import { defineCommand } from '../command.js';

export const schemaCommand = defineCommand({
  name: 'schema',
  positionals: '[what]',
  summary: 'Print the JSON Schema of scenarios, for editors, of run.json, or of compare’s JSON',
  options: {
    what: {
      choices: ['scenario', 'run', 'compare'] as const,
      default: 'scenario',
      describe: 'Of scenario files, of the run.json in a result folder, or of what compare prints',
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
