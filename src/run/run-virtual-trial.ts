import { createTrialMeter } from '../measure/create-trial-meter.js';
import type { TrialMeasurement } from '../measure/trial-measurement.js';
import type { TrialPlan } from '../plan/plan.js';
import { findStrategy } from '../strategies/find-strategy.js';
import { createSettleInNode } from '../worlds/virtual/settle-in-node.js';
import { createVirtualClock } from '../worlds/virtual/virtual-clock.js';
import { conductTrial, type OnCounts, type TrialEnding } from './conduct-trial.js';
import { createVirtualStage } from './virtual-stage.js';

/** A trial as it was measured, whole or up to its interruption. */
export interface MeasuredTrial {
  readonly state: TrialEnding['state'];
  readonly measurement: TrialMeasurement;
}

/**
 * Runs one trial in virtual time. Bit for bit the same every time.
 * @throws PushVsPollError
 */
export async function runVirtualTrial(
  trial: TrialPlan,
  options: { readonly signal: AbortSignal; readonly onCounts: OnCounts },
): Promise<MeasuredTrial> {
  const meter = await createTrialMeter({ ...trial, delivers: findStrategy(trial.strategy.id).delivers });
  const clock = createVirtualClock(createSettleInNode());
  const stage = createVirtualStage(clock, trial, meter.observe);
  const ending = await clock.run(() => conductTrial(stage, trial, { ...options, begin: meter.begin }));
  return { state: ending.state, measurement: meter.finish(ending) };
}
