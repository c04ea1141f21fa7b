import type { VNode } from 'preact';
import type { ReportedRun } from '../../analyse/reported-run.js';
import type { Place } from '../formats/contract.js';

/** A part of the page of one run. Null where the run has nothing to say to it. */
export type ReportSection = (run: ReportedRun, place: Place) => VNode | null;
