import type { Comparison } from '../../../analyse/comparison.js';
import { collectNotes, describeFailedTrials, describeLabels } from '../../notes.js';
import { plainText } from '../../plain-text.js';
import { trustRows, trustTables } from '../../trust-table.js';
import { Table } from '../elements.js';
import type { ReportSection } from '../section.js';

/** How far the figures may be trusted: samples, disturbances, ledgers, and each warning with what to do. */
export const trust: ReportSection = {
  id: 'trust',
  title: 'How far to trust this',
  render: ({ comparison }) => (
    <>
      <Warnings comparison={comparison} />
      {trustTables(comparison).map(({ caption, figures }) => (
        <Table
          key={caption}
          caption={caption}
          heading={['strategy', 'trusted', ...figures.map(({ heading }) => heading)]}
          kinds={['text', 'text', ...figures.map(() => 'number' as const)]}
          rows={trustRows(comparison).map((row) => [
            plainText(row.label),
            row.trusted === 'no' ? <strong class="missed">no: disturbed</strong> : row.trusted,
            ...figures.map(({ of }) => of(row)),
          ])}
        />
      ))}
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
