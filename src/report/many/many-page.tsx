import type { ComponentChildren } from 'preact';
import { renderPage } from '../html/page.js';
import { plainText } from '../plain-text.js';
import { plotPalette } from '../plots/drawing/plot-palette.js';
import { describeFindings } from './findings.js';
import { howToReadRuns } from './how-to-read.js';
import { Matrix } from './page/matrix.js';
import { RunList } from './page/run-list.js';
import { Trends } from './page/trends.js';
import { Winners } from './page/winners.js';
import { listRunMarks } from './run-marks.js';
import type { RunsSummary } from './runs-summary.js';
import { summaryTitle } from './summary-title.js';

interface PartOfPage {
  readonly id: string;
  readonly title: string;
  readonly content: ComponentChildren;
}

/** The report over several runs as a page of its own: no script, nothing to load. */
export function renderManyPage(summary: RunsSummary): string {
  const title = summaryTitle(summary);
  const hasTrends = summary.series.some(({ trends }) => trends.length > 0);
  const parts: readonly PartOfPage[] = [
    { id: 'in-short', title: 'In short', content: <InShort summary={summary} /> },
    { id: 'matrix', title: 'Scenarios and strategies', content: <Matrix summary={summary} /> },
    { id: 'winners', title: 'Who was best', content: <Winners summary={summary} /> },
    ...(hasTrends ? [{ id: 'trends', title: 'Trends', content: <Trends summary={summary} /> }] : []),
    { id: 'runs', title: 'Runs', content: <RunList summary={summary} /> },
    { id: 'reading', title: 'How to read this', content: <Sentences sentences={howToReadRuns} /> },
  ];
  return renderPage(
    `${title} — push-vs-poll`,
    <>
      <header>
        <p class="kicker">push-vs-poll: poll the API, or take the webhook?</p>
        <h1>{title}</h1>
        {listRunMarks(summary).map(({ word, text, grave }) => (
          <p class={grave ? 'mark grave' : 'mark'} key={word}>
            <strong>{word}</strong>: {plainText(text)}
          </p>
        ))}
      </header>
      <nav aria-label="Contents">
        <ul>
          {parts.map((part) => (
            <li key={part.id}>
              <a href={`#${part.id}`}>{part.title}</a>
            </li>
          ))}
        </ul>
      </nav>
      <main id="content">
        {parts.map((part) => (
          <section aria-labelledby={part.id} key={part.id}>
            <h2 id={part.id}>{part.title}</h2>
            {part.content}
          </section>
        ))}
      </main>
    </>,
    plotPalette,
  );
}

function InShort({ summary }: { readonly summary: RunsSummary }) {
  return (
    <div class="verdict">
      {[...describeFindings(summary), ...summary.remarks].map((sentence) => (
        <p key={sentence}>{plainText(sentence)}</p>
      ))}
    </div>
  );
}

function Sentences({ sentences }: { readonly sentences: readonly string[] }) {
  return (
    <ul>
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
