import type { TrialResult } from '../../measure/trial-measurement.js';
import type { Warning } from '../comparison.js';
import { warn } from './figures.js';

/** What the strategy's figures lack when a trial did not end as planned; null when it did. */
export function trialOutcome(result: TrialResult): Warning | null {
  switch (result.state) {
    case 'measured':
      return null;
    case 'interrupted':
      return warn(
        'trial-interrupted',
        [],
        `Trial ${result.trial} was interrupted: it stands among the trials, but in no figure over all of them. ` +
          'Run it again to have them all.',
      );
    case 'failed':
      return warn(
        'trial-failed',
        [],
        `Trial ${result.trial} failed (${result.code}) and is in no figure, so that they rest on fewer trials. Mend what made it ` +
          `fail, and run it again: ${result.message}`,
      );
    default:
      return result satisfies never;
  }
}
