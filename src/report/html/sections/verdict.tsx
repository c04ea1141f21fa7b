import { keepUnits } from '../../keep-units.js';
import { plainText } from '../../plain-text.js';
import type { ReportSection } from '../section.js';

/** What came out, in sentences that a person can repeat. */
export const verdict: ReportSection = {
  id: 'verdict',
  title: 'Verdict',
  render: ({ comparison }) => (
    <>
      <div class="verdict">
        {comparison.verdict.map((sentence) => (
          <p key={sentence}>{keepUnits(plainText(sentence))}</p>
        ))}
      </div>
    </>
  ),
};
