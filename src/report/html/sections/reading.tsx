import { explainFigures } from '../../explanations.js';
import { isAnyMeasured } from '../../notes.js';
import { plainText } from '../../plain-text.js';
import type { ReportSection } from '../section.js';

/** What to look for, and how the figures are to be read. */
export const reading: ReportSection = {
  id: 'reading',
  title: 'How to read this',
  render: ({ comparison }) => {
    const { lookFor } = comparison.scenario;
    return (
      <>
        {lookFor === null || !isAnyMeasured(comparison.rows) ? null : (
          <p>
            <strong>What to look for.</strong> {plainText(lookFor)}
          </p>
        )}
        <ul>
          {explainFigures(comparison).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </>
    );
  },
};
