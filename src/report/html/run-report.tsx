import type { VNode } from 'preact';
import type { ReportedRun } from '../../analyse/reported-run.js';
import type { Place } from '../formats/contract.js';
import { plainText } from '../plain-text.js';
import { plotPalette } from '../plots/drawing/plot-palette.js';
import { Head } from './head.js';
import { renderPage } from './page.js';
import type { ReportSection } from './section.js';
import { allFigures } from './sections/all-figures.js';
import { answers } from './sections/answers.js';
import { classic } from './sections/classic.js';
import { comparisonTable } from './sections/comparison-table.js';
import { environment } from './sections/environment.js';
import { expectations } from './sections/expectations.js';
import { fileList } from './sections/file-list.js';
import { method } from './sections/method.js';
import { plots } from './sections/plots.js';
import { reading } from './sections/reading.js';
import { repetition } from './sections/repetition.js';
import { scenarioText } from './sections/scenario-text.js';
import { trust } from './sections/trust.js';
import { verdict } from './sections/verdict.js';

/** In the order of reading: what came out, what it rests on, how it was made. */
const sections: readonly ReportSection[] = [
  verdict,
  comparisonTable,
  repetition,
  expectations,
  plots,
  trust,
  classic,
  answers,
  reading,
  allFigures,
  method,
  environment,
  scenarioText,
  fileList,
];

interface FilledSection {
  readonly section: ReportSection;
  readonly content: VNode;
}

/**
 * The page of one run: a whole HTML file of its own.
 * @param place where it is written, for its links
 */
export function renderRunReport(run: ReportedRun, place: Place): string {
  const filled = sections.flatMap((section): readonly FilledSection[] => {
    const content = section.render(run, place);
    return content === null ? [] : [{ section, content }];
  });
  return renderPage(
    titleOf(run.comparison.scenario.name),
    <>
      <Head comparison={run.comparison} />
      <Contents filled={filled} />
      <main id="content">
        {filled.map(({ section: { id, title }, content }) => (
          <section aria-labelledby={id} key={id}>
            <h2 id={id}>{title}</h2>
            {content}
          </section>
        ))}
      </main>
    </>,
    plotPalette,
  );
}

/** Browsers and search results show about 70 characters. */
const longestNameChars = 50;

function titleOf(scenarioName: string): string {
  const name = [...plainText(scenarioName)];
  const shown = name.length <= longestNameChars ? name : [...name.slice(0, longestNameChars - 1), '…'];
  return `${shown.join('')} — push-vs-poll`;
}

function Contents({ filled }: { readonly filled: readonly FilledSection[] }) {
  return (
    <nav aria-label="Contents">
      <ul>
        {filled.map(({ section: { id, title } }) => (
          <li key={id}>
            <a href={`#${id}`}>{title}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
