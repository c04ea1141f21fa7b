import { Table } from '../../html/elements.js';
import { plainText } from '../../plain-text.js';
import { runColumns } from '../run-columns.js';
import type { RunsSummary } from '../runs-summary.js';

/** Every run with where it came from. */
export function RunList({ summary }: { readonly summary: RunsSummary }) {
  const columns = runColumns(summary);
  return (
    <>
      <Table
        caption="Every run that this report is made of."
        heading={columns.map(({ heading }) => heading)}
        kinds={columns.map(() => 'text' as const)}
        rows={summary.series.flatMap((series) =>
          series.runs.map((entry) => columns.map(({ cell }) => plainText(cell(series, entry)))),
        )}
      />
      <dl class="pairs">
        {summary.machines.map(({ letter, description }) => (
          <>
            <dt>machine {letter}</dt>
            <dd>{plainText(description)}</dd>
          </>
        ))}
      </dl>
    </>
  );
}
