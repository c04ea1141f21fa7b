import { renderCsv } from '../../csv/column.js';
import { compareColumns } from '../compare-columns.js';
import { listCompareRows } from '../compare-rows.js';
import type { CompareFormat } from './contract.js';

/** A comparison of runs for spreadsheets: one row per candidate, strategy and metric. */
export const compareCsv: CompareFormat = {
  ending: '.csv',
  render: (comparison) => renderCsv(compareColumns, listCompareRows(comparison)),
};
