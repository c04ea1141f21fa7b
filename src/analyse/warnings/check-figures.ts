import type { Warning } from '../comparison.js';
import { coarseClock } from './coarse-clock.js';
import { cpuSaturated } from './cpu-saturated.js';
import { cpuStolen } from './cpu-stolen.js';
import { drifted } from './drifted.js';
import { duplicates } from './duplicates.js';
import { emissionLate } from './emission-late.js';
import { eventsLost } from './events-lost.js';
import { fewReads } from './few-reads.js';
import { fewSamples } from './few-samples.js';
import type { FigureCheck, Figures } from './figures.js';
import { loopDelayed } from './loop-delayed.js';
import { readsFailed } from './reads-failed.js';
import { sideBySide } from './side-by-side.js';

/** What the machine did to the figures: with one of these they cannot be trusted. */
const machineChecks: readonly FigureCheck[] = [emissionLate, loopDelayed, cpuSaturated, cpuStolen, drifted];

/** What the strategy did, or what the sample cannot tell: true, but to be known. */
const resultChecks: readonly FigureCheck[] = [
  eventsLost,
  duplicates,
  readsFailed,
  fewSamples,
  fewReads,
  coarseClock,
  sideBySide,
];

export interface CheckedFigures {
  readonly warnings: readonly Warning[];
  /** False when this machine disturbed the figures. */
  readonly trusted: boolean;
}

/** Everything that a reader must know before quoting these figures, the gravest first. */
export function checkFigures(figures: Figures): CheckedFigures {
  const machine = machineChecks.flatMap((check) => check(figures) ?? []);
  const result = resultChecks.flatMap((check) => check(figures) ?? []);
  return { warnings: [...machine, ...result], trusted: machine.length === 0 };
}
