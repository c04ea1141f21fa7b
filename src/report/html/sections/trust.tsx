import type { Comparison } from '../../../analyse/comparison.js';
import { collectNotes, describeFailedTrials, describeLabels } from '../../notes.js';
import { plainText } from '../../plain-text.js';
import { trustFigures, trustHeading, trustTable } from '../../trust-table.js';
import { Table } from '../elements.js';
import type { ReportSection } from '../section.js';

/** How far the figures may be trusted: samples, disturbances, ledgers, and each warning with what to do. */
export const trust: ReportSection = {
  id: 'trust',
  title: 'How far to trust this',
  render: ({ comparison }) => (
    <>
      <Warnings comparison={comparison} />
      <Table
        caption="CPU is a share of one processor over the window. The ledger joins the books of both sides over the whole trial, warm-up and drain included."
        heading={[...trustHeading.texts, ...trustHeading.figures]}
        kinds={[
          ...trustHeading.texts.map(() => 'text' as const),
          ...trustHeading.figures.map(() => 'number' as const),
        ]}
        rows={trustTable(comparison).map((row) => [
          plainText(row.label),
          row.trusted === 'no' ? <strong class="missed">no: disturbed</strong> : row.trusted,
          ...trustFigures(row),
        ])}
      />
    </>
  ),
};

function Warnings({ comparison }: { readonly comparison: Comparison }) {
  const notes = collectNotes(comparison).map((note) => ({
    who: describeLabels(note, comparison.rows),
    text: plainText(note.text),
    code: note.code,
  }));
  const failures = describeFailedTrials(comparison);
  return notes.length + failures.length === 0 ? (
    <p>No warning: nothing that this program looks for disturbed the figures.</p>
  ) : (
    <ul>
      {failures.map((text) => (
        <li key={text}>
          <strong class="missed">{text}</strong>
        </li>
      ))}
      {notes.map(({ who, text, code }) => (
        <li key={code + who}>
          <strong>{who}</strong>: {text} <span class="soft">({code})</span>
        </li>
      ))}
    </ul>
  );
}
