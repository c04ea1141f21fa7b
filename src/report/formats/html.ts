import { renderRunReport } from '../html/run-report.js';
import { defineTextFormat } from './contract.js';

/** The report to show around: a page of its own, with plots. */
export const html = defineTextFormat({
  id: 'html',
  family: 'html',
  fileName: 'report.html',
  summary: 'the report with plots, as one page that opens without a network and prints on A4',
  question: 'What do we show to the review board?',
  columns: [],
  renderText: renderRunReport,
});
