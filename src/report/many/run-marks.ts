import { countOf } from '../count-of.js';
import { type StateMark, stateMarks } from '../state-marks.js';
import type { RunsSummary } from './runs-summary.js';

/** The marks of the single runs, each kind once, with the folders of the grave ones: what must be seen before any figure. */
export function listRunMarks({ series }: RunsSummary): readonly StateMark[] {
  const runs = series.flatMap((one) => one.runs);
  const marks = new Map<StateMark['word'], { readonly grave: boolean; readonly folders: string[] }>();
  for (const { folder, run } of runs) {
    for (const { word, grave } of stateMarks(run.comparison)) {
      const known = marks.get(word) ?? { grave, folders: [] };
      marks.set(word, { grave, folders: [...known.folders, folder] });
    }
  }
  return [...marks]
    .map(([word, { grave, folders }]) => ({
      word,
      grave,
      text: `${folders.length} of ${countOf(runs.length, 'run', 'runs')}${grave ? `: ${folders.join(', ')}` : '; the tables say which'}.`,
    }))
    .toSorted((left, right) => Number(right.grave) - Number(left.grave));
}
