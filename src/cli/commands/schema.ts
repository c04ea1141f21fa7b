import { defineCommand } from '../command.js';

export const schemaCommand = defineCommand({
  name: 'schema',
  summary: 'Print the JSON Schema of scenarios, for editors',
  options: {},
  examples: [['$0 schema > scenario.schema.json', 'keep it beside your scenarios']],
  run: async () => {
    const { printSchema } = await import('../print-schema.js');
    return printSchema();
  },
});
