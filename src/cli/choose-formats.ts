import { suggestNearest } from '../core/did-you-mean.js';
import { type FormatFamily, formatFamilies } from '../report/formats/contract.js';
import { createUsageError } from './create-usage-error.js';

/**
 * The families of files that `--format html,csv` names; all where it is not given.
 * @throws PVP_USAGE for a word that names none
 */
export function chooseFormats(text: string | undefined): readonly FormatFamily[] {
  if (text === undefined) {
    return formatFamilies;
  }
  return text.split(',').map((word) => {
    const name = word.trim();
    const family = formatFamilies.find((candidate) => candidate === name);
    if (family === undefined) {
      throw createUsageError(
        `--format does not take "${name}"; allowed are ${formatFamilies.join(', ')}${suggestNearest(name, formatFamilies)}`,
        'report',
      );
    }
    return family;
  });
}
