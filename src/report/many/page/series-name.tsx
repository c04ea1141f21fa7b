import { plainText } from '../../plain-text.js';
import type { RunSeries } from '../runs-summary.js';
import { stateInWords, worldWords } from '../series-in-words.js';

/** A scenario with its world, what tells it from others of its name, and the state of the run that stands for it. */
export function SeriesName({ series }: { readonly series: RunSeries }) {
  const state = stateInWords(series.shown);
  return (
    <>
      {plainText(series.name)}
      <div class="soft">
        {worldWords[series.world]}
        {series.variant === null ? null : `; ${plainText(series.variant)}`}
      </div>
      {state === '' ? null : <div class="lost">{state}</div>}
    </>
  );
}
