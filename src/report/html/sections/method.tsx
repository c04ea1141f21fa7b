import type { Comparison } from '../../../analyse/comparison.js';
import { methodSentences } from '../../explanations.js';
import {
  cpuHeading,
  cpuRows,
  exceptionHeading,
  exceptionRows,
  sharedHeading,
} from '../../fairness/fairness-tables.js';
import { sharedConditions } from '../../fairness/shared-conditions.js';
import { methodAddress, methodFileName } from '../../method/method-file.js';
import { plainText } from '../../plain-text.js';
import { Table } from '../elements.js';
import type { ReportSection } from '../section.js';

/** How the figures came about, what they do not cover, and what was the same for every strategy. */
export const method: ReportSection = {
  id: 'method',
  title: 'Method',
  render: ({ comparison }, place) => (
    <>
      <WholeMethod address={methodAddress(place.folder === '' ? { ...place, folder: './' } : place)} />
      <ul>
        {methodSentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <Table
        caption="What is the same for every strategy, so that none has an advantage."
        heading={sharedHeading}
        kinds={['text', 'text']}
        rows={sharedConditions(comparison.world).map(({ what, how }) => [what, how])}
        prose
      />
      <Table
        caption="And what can’t be: it is in the nature of the strategy, and in its figures."
        heading={exceptionHeading}
        kinds={['text', 'text']}
        rows={exceptionRows(comparison).map(([label, text]) => [plainText(label), text])}
        prose
      />
      <Cpu comparison={comparison} />
    </>
  ),
};

function WholeMethod({ address }: { readonly address: string | null }) {
  return address === null ? null : (
    <p>
      In short; the whole method, with its sources and limits, is <a href={address}>{methodFileName}</a>.
    </p>
  );
}

/** Nothing where no CPU time was measured. */
function Cpu({ comparison }: { readonly comparison: Comparison }) {
  const rows = cpuRows(comparison);
  return rows.length === 0 ? null : (
    <Table
      caption="CPU time of both processes over the window, all trials together: what the system charged, what waiting for as long costs, and what is counted."
      heading={cpuHeading}
      kinds={cpuHeading.map((_, index) => (index === 0 ? 'text' : 'number'))}
      rows={rows.map(([label = '', ...figures]) => [plainText(label), ...figures])}
    />
  );
}
