import type { JudgedStep, LoadStep } from '../../core/capacity.js';
import { judgeStep } from '../judge-step.js';

/** A step in which all went well: p99 of 1 ms. */
export function loadStep(change: Partial<LoadStep> = {}): LoadStep {
  return {
    ratePerSecond: 400,
    dueRequests: 800,
    answered: 800,
    refused: 0,
    errors: 0,
    latencyP50Us: 300,
    latencyP99Us: 1_000,
    sentLatencyP99Us: 900,
    generatorBusyShare: 0.2,
    machineBusyShare: 0.5,
    ...change,
  };
}

export const boundUs = 50_000;

/** What a target of this capacity would measure: within the bound up to it, far beyond the bound above it. */
export function stepOfTarget(
  capacityPerSecond: number,
  ratePerSecond: number,
  change: Partial<LoadStep> = {},
): JudgedStep {
  const latencyP99Us = ratePerSecond <= capacityPerSecond ? 1_000 : null;
  return judgeStep(loadStep({ ratePerSecond, latencyP99Us, ...change }), boundUs);
}
