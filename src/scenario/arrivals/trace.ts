import { z } from 'zod';
import { defineArrivalProcess } from './contract.js';

/** Events that occurred once, replayed from a file. */
export const trace = defineArrivalProcess({
  id: 'trace',
  summary: 'Replays the events of a CSV file, for example from your own log.',
  options: z.strictObject({
    process: z.literal('trace'),
    file: z
      .string()
      .min(1)
      .meta({
        description:
          'CSV file, relative to the scenario. Columns: at (an offset such as 1.5s, or an ISO time with a zone), ' +
          'and optionally type, key, bytes.',
      }),
  }),
  configure: ({ file }) => ({ kind: 'recorded', file }),
});
