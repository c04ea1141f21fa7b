import { methodSentences } from '../../explanations.js';
import { Section } from '../elements.js';
import type { ReportSection } from '../section.js';

/** How the figures came about, and what they do not cover. */
export const method: ReportSection = () => (
  <Section id="method" title="Method">
    <ul>
      {methodSentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  </Section>
);
