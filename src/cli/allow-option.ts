import type { Options } from 'yargs';
import { allowances } from '../core/between-runs.js';

/** What `compare` is told to accept. */
export const allowOption = {
  type: 'string',
  requiresArg: true,
  describe: `Compare what is refused otherwise: of ${allowances.join(', ')}`,
} as const satisfies Options;
