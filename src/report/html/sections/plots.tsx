import { drawPlots, type RunPlot } from '../../draw-plots.js';
import { keepUnits } from '../../keep-units.js';
import { Table } from '../elements.js';
import { Picture } from '../picture.js';
import type { ReportSection } from '../section.js';

/** Every plot that this run has something to draw for, each with its figures as a table. */
export const plots: ReportSection = {
  id: 'plots',
  title: 'Plots',
  render: (run) => {
    const drawn = drawPlots(run);
    return drawn.length === 0 ? null : (
      <div class="plots">
        {drawn.map((plot) => (
          <OnePlot key={plot.id} plot={plot} />
        ))}
      </div>
    );
  },
};

function OnePlot({ plot: { title, howToRead, svg, alternative, table } }: { readonly plot: RunPlot }) {
  return (
    <div>
      <h3>{title}</h3>
      <figure>
        <Picture title={title} svg={svg} />
        <details class="data">
          <summary>The figures of “{title}” as a table</summary>
          <Table
            caption={title}
            heading={table.heading}
            kinds={table.heading.map((_, index) => (index === 0 ? 'text' : 'number'))}
            rows={table.rows}
          />
        </details>
        <figcaption>{keepUnits(`${howToRead} ${alternative}`)}</figcaption>
      </figure>
    </div>
  );
}
