import { excelFolder, renderExcelCsv } from '../report/csv/excel-csv.js';
import { csvTables } from '../report/csv-tables.js';
import { rewriteCsvFile } from '../store/rewrite-csv-file.js';

/**
 * Writes every CSV file that stands in a result folder once more, into the folder `excel/` in it, for spreadsheets that
 * write a decimal comma.
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
  return written;
}
