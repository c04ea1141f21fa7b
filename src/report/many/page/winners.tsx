import { Table } from '../../html/elements.js';
import { keepUnits } from '../../keep-units.js';
import { plainText } from '../../plain-text.js';
import { noValue } from '../../readable-metric.js';
import type { RunsSummary } from '../runs-summary.js';
import { cheapestInWords, freshestInWords, leftOutInWords } from '../series-in-words.js';
import { SeriesName } from './series-name.js';

/** Who was best in each scenario, with the figure, and who was left out. */
export function Winners({ summary }: { readonly summary: RunsSummary }) {
  const text = (words: string) => keepUnits(plainText(words));
  return (
    <Table
      caption="By the newest complete run of each scenario. What is within 5 % of the best ties with it."
      heading={['scenario', 'freshest', 'fewest requests per event', 'left out']}
      kinds={['text', 'text', 'text', 'text']}
      prose
      rows={summary.series.map((series) => [
        <SeriesName series={series} />,
        text(freshestInWords(series.shown)),
        text(cheapestInWords(series.shown)),
        text(leftOutInWords(series.shown) || noValue),
      ])}
    />
  );
}
