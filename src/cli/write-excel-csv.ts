import { excelFolder, renderExcelCsv } from '../report/csv/excel-csv.js';
import { csvTables } from '../report/csv-tables.js';
import { removeFilesWithin } from '../store/remove-files-within.js';
import { rewriteCsvFile } from '../store/rewrite-csv-file.js';

/**
 * Writes every CSV file that stands in a result folder once more, into the folder `excel/` in it, for spreadsheets that
 * write a decimal comma. What an earlier call made of a file that was removed since goes.
 * @returns their paths within the result folder
 * @throws PushVsPollError PVP_OUTPUT_UNWRITABLE, or PVP_RESULT_UNREADABLE when one has been spoilt
 */
export async function writeExcelCsv(folder: string): Promise<readonly string[]> {
  const written: string[] = [];
  for (const { fileName, columns } of csvTables) {
    const to = `${excelFolder}/${fileName}`;
    const rewrite = (records: AsyncIterable<readonly string[]>) => renderExcelCsv(records, columns);
    if (await rewriteCsvFile(folder, { from: fileName, to, rewrite })) {
      written.push(to);
    }
  }
  const stale = csvTables
    .map(({ fileName }) => fileName)
    .filter((name) => !written.includes(`${excelFolder}/${name}`));
  await removeFilesWithin(folder, excelFolder, (name) => stale.includes(name));
  return written;
}
