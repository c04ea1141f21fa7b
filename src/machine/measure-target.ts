import { z } from 'zod';
import type { CapacityTarget, JudgedStep, TargetCapacity } from '../core/capacity.js';
import { liveClock } from '../worlds/live/live-clock.js';
import { findCapacity } from './find-capacity.js';
import { judgeStep } from './judge-step.js';
import { laneCount } from './load/lanes.js';
import { type GeneratorCommand, type Load, loadStepSchema } from './load/messages.js';
import { nameLimit } from './name-limit.js';
import { startHelper } from './start-helper.js';

const startPerSecond = 400;
/** Closer than that, two searches on the same machine would not agree either. */
const resolution = 0.05;
const stepSeconds = 2;
/** How long after a step its answers are waited for, beside the bound: a missed one is missed by then. */
const graceMs = 500;
/** For starting, signing, and ending a step. */
const aroundStepUs = 500_000;

export interface TargetSearch {
  readonly boundUs: number;
  readonly maxPerSecond: number;
  /** No step begins that would not be over by then, on the live clock. */
  readonly endUs: number;
  /** Ends the search, also in the middle of a step. */
  readonly signal: AbortSignal;
  readonly onStep: (step: JudgedStep) => void;
}

/**
 * Finds out how many requests per second a target sustains: a load generator in a process of its own sends them at a
 * constant rate, in steps of two seconds. Nothing of it is left when it resolves or rejects.
 * @throws PVP_PROCESS_DIED when the generator fails
 */
export async function measureTarget(
  target: CapacityTarget,
  load: Load,
  { boundUs, maxPerSecond, endUs, signal, onStep }: TargetSearch,
): Promise<TargetCapacity> {
  const generator = startHelper('generator', signal);
  const measure = async (ratePerSecond: number): Promise<JudgedStep | null> => {
    const plan = {
      ratePerSecond,
      durationSeconds: stepSeconds,
      graceMs: graceMs + Math.ceil(boundUs / 1_000),
    };
    const longestUs = stepSeconds * 1_000_000 + plan.graceMs * 1_000 + aroundStepUs;
    if (signal.aborted || liveClock.nowUs() + longestUs > endUs) {
      return null;
    }
    const command: GeneratorCommand = { kind: 'step', ...plan };
    const step = judgeStep(await generator.call(command, loadStepSchema), boundUs);
    onStep(step);
    return step;
  };
  const measureUnlessStopped = (ratePerSecond: number) =>
    measure(ratePerSecond).catch((thrown: unknown) => {
      if (signal.aborted) {
        return null;
      }
      throw thrown;
    });
  try {
    const command: GeneratorCommand = { kind: 'load', load };
    await generator.call(command, z.null()).catch((thrown: unknown) => {
      if (!signal.aborted) {
        throw thrown;
      }
    });
    const search = { startPerSecond, maxPerSecond, gridPerSecond: laneCount, resolution };
    const found = await findCapacity(measureUnlessStopped, search);
    return { target, ...found, limitedBy: nameLimit(found) };
  } finally {
    await generator.end();
  }
}
