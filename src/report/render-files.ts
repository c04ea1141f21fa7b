import type { ReportedRun } from '../analyse/reported-run.js';
import { deliveriesCsv } from './deliveries-csv.js';
import type { FileSummary, FormatFamily, Place, RenderedFile, ReportFormat } from './formats/contract.js';
import { reportFormats } from './formats/registry.js';
import { runJson } from './formats/run-json.js';

/** Every file that a result folder may have, in alphabetical order. */
export const resultFiles: readonly FileSummary[] = [...reportFormats, deliveriesCsv].sort((left, right) =>
  left.fileName < right.fileName ? -1 : 1,
);

type Render = (format: ReportFormat) => readonly RenderedFile[];

/**
 * Every file of a result folder but deliveries.csv, which is written while the run goes on. The same run gives the
 * same bytes. run.json comes last: where it stands, the others do too.
 * @param families only these; all where none is given
 */
export function renderFiles(run: ReportedRun, families?: readonly FormatFamily[]): readonly RenderedFile[] {
  const others = reportFormats.filter((format) => format !== runJson);
  return [...others, runJson]
    .filter(({ family }) => families === undefined || families.includes(family))
    .flatMap(renderOnce(run));
}

/** The files that the folder of this run has, in alphabetical order: a failed run, say, has no histograms. */
export function listRunFiles(run: ReportedRun): readonly FileSummary[] {
  return listFiles(renderOnce(run));
}

/**
 * What the lists of files say of these files, in alphabetical order.
 * @param fileNames paths within a result folder; one that no list has is passed over
 */
export function summariseFiles(fileNames: readonly string[]): readonly FileSummary[] {
  return resultFiles.filter((file) => fileNames.some((fileName) => isOneOf(file, fileName)));
}

/** Formats that list the run's files make others render before them; each is rendered once all the same. */
function renderOnce(run: ReportedRun): Render {
  const rendered = new Map<ReportFormat, readonly RenderedFile[]>();
  const place: Place = {
    folder: '',
    // Only when it is asked for: a plot that cannot be drawn must not take run.json with it.
    get files() {
      return listFiles(render);
    },
  };
  function render(format: ReportFormat): readonly RenderedFile[] {
    const files = rendered.get(format) ?? format.render(run, place);
    rendered.set(format, files);
    return files;
  }
  return render;
}

function listFiles(render: Render): readonly FileSummary[] {
  const absent = reportFormats.filter((format) => comesInNumbers(format) && render(format).length === 0);
  return resultFiles.filter(({ fileName }) => !absent.some((format) => format.fileName === fileName));
}

/** Whether there is one file for each strategy or plot, and so perhaps none. */
function comesInNumbers({ fileName }: FileSummary): boolean {
  return fileName.includes('*');
}

function isOneOf({ fileName: pattern }: FileSummary, fileName: string): boolean {
  const [before = '', after] = pattern.split('*');
  return after === undefined ? fileName === pattern : fileName.startsWith(before) && fileName.endsWith(after);
}
