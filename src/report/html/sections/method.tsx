import { methodSentences } from '../../explanations.js';
import type { ReportSection } from '../section.js';

/** How the figures came about, and what they do not cover. */
export const method: ReportSection = {
  id: 'method',
  title: 'Method',
  render: () => (
    <>
      <ul>
        {methodSentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </>
  ),
};
