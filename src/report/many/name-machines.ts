import type { Environment } from '../../core/environment.js';
import { countOf } from '../count-of.js';
import { readableSize } from '../readable-metric.js';
import type { Machine } from './runs-summary.js';

/** What of an environment tells one kind of machine from another, in words. */
export function describeMachine({ os, cpuModel, cpuCores, memoryBytes }: Environment): string {
  return `${os}; ${cpuModel}, ${countOf(cpuCores, 'core', 'cores')}; ${readableSize(memoryBytes)}`;
}

/** The machines in order of appearance, with letters: A to Z, then AA and on. */
export function nameMachines(environments: readonly Environment[]): readonly Machine[] {
  return [...new Set(environments.map(describeMachine))].map((description, index) => ({
    letter: letterOf(index),
    description,
  }));
}

function letterOf(index: number): string {
  const last = String.fromCharCode('A'.charCodeAt(0) + (index % 26));
  return index < 26 ? last : letterOf(Math.floor(index / 26) - 1) + last;
}
