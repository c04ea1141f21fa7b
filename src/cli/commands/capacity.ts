import { defineCommand } from '../command.js';

export const capacityCommand = defineCommand({
  name: 'capacity',
  positionals: '<scenario>',
  summary: 'Find how many requests the source’s feed and a webhook receiver sustain',
  options: {
    scenario: { type: 'string', demandOption: true, describe: 'Name of a scenario, or path of its file' },
    bound: {
      type: 'string',
      requiresArg: true,
      default: '50ms',
      describe: 'What p99 may be at most, counted from when a request was due',
    },
    'max-rate': {
      type: 'string',
      requiresArg: true,
      default: '50000/s',
      describe: 'No rate above this one is tried',
    },
    limit: { type: 'string', requiresArg: true, default: '60s', describe: 'How long it may take in all' },
    set: {
      type: 'string',
      array: true,
      nargs: 1,
      describe: 'Change a field of the scenario, for example workload.payload=4KiB; may be repeated',
    },
    out: {
      type: 'string',
      requiresArg: true,
      default: 'results',
      describe: 'The folder that gets the result folder',
    },
    json: { type: 'boolean', default: false, describe: 'Print JSON instead of the table' },
    quiet: { type: 'boolean', default: false, describe: 'Show no progress' },
  },
  examples: [
    ['$0 capacity order-placed', 'pollers and events that this machine can carry'],
    ['$0 capacity order-placed --bound 10ms', 'with less patience'],
  ],
  run: async (args) => {
    const { measureCapacity } = await import('../measure-capacity.js');
    return measureCapacity(args);
  },
});
