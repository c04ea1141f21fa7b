import type { Comparison } from '../../analyse/comparison.js';
import { conditionsInWords } from '../conditions-in-words.js';
import { keepUnits } from '../keep-units.js';
import { plainText } from '../plain-text.js';
import { stateMarks } from '../state-marks.js';

/** What was asked, and what must be seen before any figure. */
export function Head({ comparison }: { readonly comparison: Comparison }) {
  const { name, question, summary } = comparison.scenario;
  return (
    <header>
      <p class="kicker">push-vs-poll: poll the API, or take the webhook?</p>
      <h1>{plainText(name)}</h1>
      {stateMarks(comparison).map(({ word, text, grave }) => (
        <p class={grave ? 'mark grave' : 'mark'} key={word}>
          <strong>{word}</strong>: {plainText(text)}
        </p>
      ))}
      {question === null ? null : <p class="question">{plainText(question)}</p>}
      <p>{plainText(summary)}</p>
      <p class="facts">{keepUnits(conditionsInWords(comparison))}</p>
    </header>
  );
}
