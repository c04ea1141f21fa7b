import type { ReportedRun } from '../analyse/reported-run.js';
import type { DrawnPlot, Plot } from './plots/contract.js';
import { plots } from './plots/registry.js';

/** A plot with what it is a plot of. */
export interface RunPlot extends DrawnPlot, Omit<Plot, 'draw'> {}

/** Every plot that a run has something to draw for, in the order of reading. */
export function drawPlots(run: ReportedRun): readonly RunPlot[] {
  return plots
    .toSorted((left, right) => left.position - right.position)
    .flatMap(({ draw, ...plot }) => {
      const drawn = draw(run);
      return drawn === null ? [] : [{ ...plot, ...drawn }];
    });
}
