import { Table } from '../../html/elements.js';
import { Picture } from '../../html/picture.js';
import { keepUnits } from '../../keep-units.js';
import { plainText } from '../../plain-text.js';
import { everyFigureIsTheSame } from '../describe-changes.js';
import type { RunSeries, RunsSummary } from '../runs-summary.js';
import { seriesTitle, startInWords, stateInWords } from '../series-in-words.js';
import { changeInWords, pointsInWords, trendWords } from '../trend-in-words.js';
import { drawTrend } from '../trend-plot.js';

/** How the figures of each scenario that was run more than once changed from run to run. */
export function Trends({ summary }: { readonly summary: RunsSummary }) {
  return (
    <>
      {summary.series
        .filter(({ trends }) => trends.length > 0)
        .map((series, index) => (
          <TrendOfSeries series={series} id={`trend-${index + 1}`} />
        ))}
    </>
  );
}

function TrendOfSeries({ series, id }: { readonly series: RunSeries; readonly id: string }) {
  const { runs, trends, remarks } = series;
  const drawn = remarks.includes(everyFigureIsTheSame) ? null : drawTrend(series, id);
  const title = plainText(seriesTitle(series));
  const starts = runs.map((entry) => `${startInWords(entry)} ${stateInWords(entry)}`.trim());
  return (
    <>
      <h3>{title}</h3>
      {remarks.map((remark) => (
        <p key={remark}>{plainText(remark)}</p>
      ))}
      {drawn === null ? null : (
        <figure>
          <Picture title={`trend of ${title}`} svg={drawn.svg} />
          <figcaption>{keepUnits(drawn.alternative)} *: not to be quoted bare.</figcaption>
        </figure>
      )}
      <Table
        caption={`${title}: run by run (start in UTC), and the change from the first to the last.`}
        heading={['strategy', 'figure', ...starts, 'change']}
        kinds={['text', 'text', ...starts.map(() => 'number' as const), 'number']}
        rows={trends.map((trend) => [
          plainText(trend.label),
          trendWords(trend),
          ...pointsInWords(trend).map(keepUnits),
          keepUnits(changeInWords(trend)),
        ])}
      />
    </>
  );
}
