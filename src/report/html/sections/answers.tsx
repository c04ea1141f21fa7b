import { joinWords } from '../../../core/words/join-words.js';
import { type AnswersRow, answersTable, explainFigures } from '../../answers-table.js';
import { plainText } from '../../plain-text.js';
import { significanceRule } from '../../reasons-in-words.js';
import { Table } from '../elements.js';
import type { ReportSection } from '../section.js';

/** Predicted, simulated and measured side by side, and why they differ. */
export const answers: ReportSection = {
  id: 'answers',
  title: 'Predicted, simulated, measured',
  render: ({ comparison }) => {
    const rows = answersTable(comparison);
    return rows.length === 0 ? null : (
      <>
        <Table
          caption={`Three answers that check each other. The deviation is that of the measured value (or else the simulated one) from the predicted one. ${significanceRule} * not to be quoted bare: see the warnings.`}
          heading={['strategy', 'metric', 'predicted', 'simulated', 'measured', 'deviation', 'significant']}
          kinds={['text', 'text', 'number', 'number', 'number', 'number', 'text']}
          rows={rows.map(({ label, metric, predicted, simulated, measured, deviation, significant }) => [
            plainText(label),
            metric,
            predicted,
            simulated,
            measured,
            deviation,
            significant,
          ])}
        />
        <Reasons rows={rows} />
      </>
    );
  },
};

function Reasons({ rows }: { readonly rows: readonly AnswersRow[] }) {
  const explained = explainFigures(rows);
  return explained.length === 0 ? null : (
    <ul>
      {explained.map(({ label, figures, reasons }) => (
        <li key={label + reasons}>
          <strong>{plainText(label)}</strong>, {joinWords(figures)}: {plainText(reasons)}.
        </li>
      ))}
    </ul>
  );
}
