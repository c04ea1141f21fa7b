import type { CapacityLimit } from '../core/capacity.js';
import type { FoundCapacity } from './find-capacity.js';

/** A generator whose event loop is busier than this sends and reads late by itself: its own queue has no room left. */
const generatorFullShare = 0.9;
/** Processors that are busier than this give generator and target time at each other's expense. */
const machineFullShare = 0.95;

/**
 * What held a capacity down. A load generator that was busy itself measured itself, not the target: then the target
 * sustains at least what was found.
 */
export function nameLimit({ ending, steps, missedPerSecond }: FoundCapacity): CapacityLimit {
  const missed = steps.filter(
    ({ verdict, ratePerSecond }) => verdict.state === 'missed' && ratePerSecond === missedPerSecond,
  );
  if (missed.length === 0) {
    return ending === 'never-missed' ? 'highest rate asked for' : 'unknown';
  }
  if (missed.some(({ verdict }) => verdict.state === 'missed' && verdict.because === 'refused')) {
    return 'target';
  }
  if (missed.every(({ generatorBusyShare }) => generatorBusyShare >= generatorFullShare)) {
    return 'generator';
  }
  return missed.every(({ machineBusyShare }) => machineBusyShare >= machineFullShare)
    ? 'shared processors'
    : 'target';
}
