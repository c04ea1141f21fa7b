import { createTrialMeter } from '../../measure/create-trial-meter.js';
import type { IdleCpu } from '../../measure/machine-figures.js';
import type { TrialMeasurement } from '../../measure/trial-measurement.js';
import type { TrialPlan } from '../../plan/plan.js';
import { findStrategy } from '../../strategies/find-strategy.js';
import { conductTrial, type OnCounts, type TrialEnding } from '../conduct-trial.js';
import { createLiveStage } from './live-stage.js';
import { watchMachine } from './watch-machine.js';

/**
 * Runs one trial in processes of its own. None of them is left when it resolves or rejects.
 * @throws PushVsPollError when a process fails, or the books do not balance
 */
export async function runLiveTrial(
  trial: TrialPlan,
  options: {
    readonly signal: AbortSignal;
    readonly onCounts: OnCounts;
    readonly idleCpu: IdleCpu | null;
  },
): Promise<{ readonly state: TrialEnding['state']; readonly measurement: TrialMeasurement }> {
  const { idleCpu } = options;
  const meter = await createTrialMeter({ ...trial, delivers: findStrategy(trial.strategy.id).delivers });
  const machine = watchMachine(trial);
  const stage = createLiveStage(trial);
  const failed = new AbortController();
  try {
    const conducted = conductTrial(stage, trial, {
      ...options,
      signal: AbortSignal.any([options.signal, failed.signal]),
      begin: (startUs) => {
        meter.begin(startUs);
        machine.begin(startUs);
      },
    });
    const ending = await Promise.race([conducted, stage.failure]);
    for (const side of ['source', 'consumers'] as const) {
      for (const observation of stage.books[side]) {
        meter.observe(side, observation);
      }
    }
    return { state: ending.state, measurement: meter.finish(ending, { ...(await machine.end()), idleCpu }) };
  } finally {
    failed.abort();
    await machine.end();
    await stage.end();
  }
}
