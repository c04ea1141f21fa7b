import { answersTable } from '../../answers-table.js';
import { plainText } from '../../plain-text.js';
import { Table } from '../elements.js';
import type { ReportSection } from '../section.js';

/** Predicted, simulated and measured side by side. */
export const answers: ReportSection = {
  id: 'answers',
  title: 'Predicted, simulated, measured',
  render: ({ comparison }) => {
    const rows = answersTable(comparison);
    return rows.length === 0 ? null : (
      <Table
        caption="Three answers that check each other. The deviation is that of the measured value (or else the simulated one) from the predicted one. * not to be quoted bare: see the warnings."
        heading={['strategy', 'metric', 'predicted', 'simulated', 'measured', 'deviation']}
        kinds={['text', 'text', 'number', 'number', 'number', 'number']}
        rows={rows.map(({ label, metric, predicted, simulated, measured, deviation }) => [
          plainText(label),
          metric,
          predicted,
          simulated,
          measured,
          deviation,
        ])}
      />
    );
  },
};
