import type { ReportedRun } from '../../analyse/reported-run.js';

/** A table that says what a picture shows. */
export interface PlotTable {
  readonly heading: readonly string[];
  /** As many cells as the heading has; the first one names the row. */
  readonly rows: readonly (readonly string[])[];
}

/** A plot of one run. */
export interface DrawnPlot {
  /**
   * One `<svg>` element with `role="img"`, a title and a description. Colours are CSS variables with fallbacks,
   * `var(--plot-series-1, #…)`, so that a page can show it light or dark (drawing/plot-palette.ts lists them).
   */
  readonly svg: string;
  /** What it shows, in one or two sentences with this run's figures: for those who do not see it. */
  readonly alternative: string;
  /** The figures behind it; of many points, those that matter. */
  readonly table: PlotTable;
}

/** A kind of plot. */
export interface Plot {
  /** Names its file in the folder `plots`. */
  readonly id: string;
  /** Where it stands among the others, in ascending order. */
  readonly position: number;
  readonly title: string;
  /** One sentence: how to read it. */
  readonly howToRead: string;
  /** Null where the run has nothing to draw. */
  draw(run: ReportedRun): DrawnPlot | null;
}
