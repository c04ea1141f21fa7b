import type { Audience } from '../core/event.js';
import type { TrialPlan } from './plan.js';

/** What of a trial depends on who takes part. */
type Participation = Pick<TrialPlan, 'consumers' | 'trace' | 'reads'>;

/**
 * A trial in which only the first `consumers` of its consumers take part: on events for all of them, on the events of
 * their own streams, and with their own reads. Instants, ids and sequence numbers stay what they are, so that what one
 * consumer meets is the same however many others there are.
 * @param consumers at most those of `trial`; with all of them, the trial keeps its trace object
 */
export function keepFirstConsumers<Trial extends Participation>(trial: Trial, consumers: number): Trial {
  if (consumers === trial.consumers) {
    return trial;
  }
  const concerns = (audience: Audience) => audience === 'all' || audience < consumers;
  return {
    ...trial,
    consumers,
    trace: trial.trace.filter(({ audience }) => concerns(audience)),
    reads: trial.reads.filter(({ consumer }) => concerns(consumer)),
  };
}
