import type { VNode } from 'preact';
import type { ReportedRun } from '../../analyse/reported-run.js';
import type { Place } from '../formats/contract.js';

/** A part of the page of one run, with a heading. */
export interface ReportSection {
  /** What links to it point to. */
  readonly id: string;
  readonly title: string;
  /** Null where the run has nothing to say to it: then the heading is left out too. */
  readonly render: (run: ReportedRun, place: Place) => VNode | null;
}
