import type { FormatFamily, RenderedFile } from './formats/contract.js';
import { reportFormats } from './formats/registry.js';

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
    .map(({ fileName }) => {
      const [folder = '', ending = ''] = fileName.split('/*.');
      // As `assignFileNames` and the plots' ids have it; `.reads` is that of the histograms of reads.
      const ownName = new RegExp(`^[a-z0-9-]+(?:\\.reads)?\\.${ending}$`);
      return { folder, isStale: (name: string) => ownName.test(name) && !kept.has(`${folder}/${name}`) };
    });
}
