import { defineCommand } from '../command.js';

export const reportCommand = defineCommand({
  name: 'report',
  positionals: '<folder>',
  summary: 'Render a result folder again, without running',
  options: {
    folder: { type: 'string', demandOption: true, describe: 'A result folder' },
    json: { type: 'boolean', default: false, describe: 'Print JSON instead of the table' },
  },
  examples: [['$0 report results/2026-01-31T12-00-00Z-demo', 'write its files anew']],
  run: async (args) => {
    const { renderAgain } = await import('../render-again.js');
    return renderAgain(args);
  },
});
