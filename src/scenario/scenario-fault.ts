/** Where a fault stands: in a file (lines and columns from 1), or in an option of the command line. */
export type FaultPlace =
  | {
      readonly kind: 'file';
      readonly file: string;
      readonly line: number;
      /** Null where only the line is known, as in a CSV file. */
      readonly column: number | null;
    }
  | { readonly kind: 'option'; readonly option: string };

/** One thing that is wrong with a scenario. */
export interface ScenarioFault {
  readonly place: FaultPlace;
  /** Path of the field, such as `workload.duration`; empty when the file as a whole is at fault. */
  readonly key: string;
  /** What is wrong, what is allowed, and what was perhaps meant. */
  readonly problem: string;
}

/** A fault as one line: `scenarios/x.yaml:7:13  workload.duration  "5" has no unit; …`. */
export function formatFault({ place, key, problem }: ScenarioFault): string {
  return [formatPlace(place), key, problem].filter((part) => part !== '').join('  ');
}

function formatPlace(place: FaultPlace): string {
  switch (place.kind) {
    case 'file':
      return [place.file, place.line, ...(place.column === null ? [] : [place.column])].join(':');
    case 'option':
      return place.option;
  }
}
