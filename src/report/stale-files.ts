import type { FormatFamily, RenderedFile, ReportFormat } from './formats/contract.js';
import { plotFiles } from './formats/plot-files.js';
import { reportFormats } from './formats/registry.js';
import { plotFileName } from './plot-file-name.js';
import { plots } from './plots/registry.js';

/** Files of one kind that an earlier rendering may have left in a result folder. */
export interface StaleFiles {
  /** Where they stand within the result folder. */
  readonly folder: string;
  /** Takes a name within that folder. Names that push-vs-poll does not give are somebody else's, and never stale. */
  readonly isStale: (name: string) => boolean;
}

/**
 * What a rendering replaces without writing over it: files of which there is one for each strategy or plot, where
 * there is no such strategy or plot any more.
 * @param families those that were rendered; the files of others stay
 * @param rendered all files that they gave
 */
export function findStaleFiles(
  families: readonly FormatFamily[],
  rendered: readonly RenderedFile[],
): readonly StaleFiles[] {
  const kept = new Set(rendered.map(({ fileName }) => fileName));
  return reportFormats
    .filter(({ family, fileName }) => families.includes(family) && fileName.includes('/*.'))
    .map((format) => {
      const [folder = ''] = format.fileName.split('/');
      const isOwn = ownNames(format);
      return {
        folder,
        isStale: (name) => {
          const path = `${folder}/${name}`;
          return isOwn(path) && !kept.has(path);
        },
      };
    });
}

/** Whether push-vs-poll gives this path to a file of that format. */
function ownNames({ fileName: pattern }: ReportFormat): (path: string) => boolean {
  if (pattern === plotFiles.fileName) {
    const known = new Set(plots.map(({ id }) => plotFileName(id)));
    return (path) => known.has(path);
  }
  const [folder = '', ending = ''] = pattern.split('/*.');
  // As `assignFileNames` has it; `.reads` is that of the histograms of reads.
  const ofStrategy = new RegExp(`^${folder}/[a-z0-9-]+(?:\\.reads)?\\.${ending}$`);
  return (path) => ofStrategy.test(path);
}
