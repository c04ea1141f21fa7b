import type { ReportedRun } from '../../analyse/reported-run.js';
import type { Place } from '../formats/contract.js';

/** A part of the Markdown report, under a heading. */
export interface MarkdownSection {
  readonly title: string;
  /** Empty where the run has nothing to say to it: then the heading is left out too. */
  readonly render: (run: ReportedRun, place: Place) => string;
}
