import type { Comparison } from '../analyse/comparison.js';
import { plainText } from '../report/plain-text.js';

/**
 * One line for each thing that made trials fail, however many it hit:
 * `error PVP_START_FAILED: … (webhook, trial 1; webhook, trial 2)`.
 */
export function describeFailures({ trials }: Pick<Comparison, 'trials'>): string[] {
  const hitBy = new Map<string, string[]>();
  for (const trial of trials) {
    if (trial.state === 'failed') {
      const cause = `error ${trial.code}: ${plainText(trial.message)}`;
      hitBy.set(cause, [...(hitBy.get(cause) ?? []), `${plainText(trial.label)}, trial ${trial.trial}`]);
    }
  }
  return [...hitBy].map(([cause, hit]) => `${cause} (${hit.join('; ')})`);
}
