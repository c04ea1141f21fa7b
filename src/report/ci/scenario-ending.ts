import type { ReportedRun } from '../../analyse/reported-run.js';

/** What became of one scenario of a command, for the reports that CI systems read. */
export type ScenarioEnding =
  | { readonly state: 'written'; readonly run: ReportedRun /** Of its results. */; readonly folder: string }
  | {
      /** There is no result: it was refused, failed before its first trial, or was never begun. */
      readonly state: 'nothing';
      /** The scenario as the command line names it. */
      readonly name: string;
      /** ISO 8601, UTC: when that became clear. */
      readonly at: string;
      /** Of the error catalogue, or `unexpected`. */
      readonly code: string;
      readonly message: string;
    };
