import { plainText } from '../../plain-text.js';
import { Section } from '../elements.js';
import type { ReportSection } from '../section.js';

/** What came out, in sentences that a person can repeat. */
export const verdict: ReportSection = ({ comparison }) => (
  <Section id="verdict" title="Verdict">
    <div class="verdict">
      {comparison.verdict.map((sentence) => (
        <p key={sentence}>{plainText(sentence)}</p>
      ))}
    </div>
  </Section>
);
