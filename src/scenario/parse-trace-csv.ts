import { CsvError, parse } from 'csv-parse/sync';
import { suggestNearest } from '../core/did-you-mean.js';
import { describeThrown } from '../core/errors.js';
import type { RecordedEvent, RecordedTrace } from './recorded-trace.js';
import { createTimeline } from './trace-timeline.js';

/** What a payload of this scenario may weigh. */
export interface PayloadLimits {
  readonly minBytes: number;
  readonly maxBytes: number;
}

/** Something wrong with a trace file. */
export interface TraceFault {
  readonly line: number;
  /** The column's name; empty when the whole row is at fault. */
  readonly column: string;
  readonly problem: string;
}

const columns = ['at', 'type', 'key', 'bytes'] as const;
type Column = (typeof columns)[number];
type Cells = Readonly<Record<Column, string>>;

/** As many faults of one file are told; a file with a wrong format has one in each of its rows. */
const maxFaults = 20;

/**
 * Reads the text of a trace file (RFC 4180 CSV with a header row). Columns: `at`, an offset such as `1.5s` from the
 * start of the measured window or an ISO time, counted from the first row; `type`, `key` and `bytes` may be left
 * out, or left empty in a row. Either a trace, or all faults.
 */
export function parseTraceCsv(
  text: string,
  limits: PayloadLimits,
):
  | { readonly ok: true; readonly trace: RecordedTrace }
  | { readonly ok: false; readonly faults: readonly TraceFault[] } {
  const records = readRecords(text);
  if (!Array.isArray(records)) {
    return { ok: false, faults: [records] };
  }
  const [header, ...rows] = records;
  if (header === undefined) {
    const problem = `is empty; expected a header row with the column at, and perhaps ${columns.slice(1).join(', ')}`;
    return { ok: false, faults: [{ line: 1, column: '', problem }] };
  }
  const faults = judgeHeader(header);
  const timeline = createTimeline();
  const events: RecordedEvent[] = [];
  for (const row of header.cells.includes('at') ? rows : []) {
    const report = (column: string, problem: string) => faults.push({ line: row.line, column, problem });
    const event = readRow(header.cells, row.cells, timeline.read, limits, report);
    events.push(event);
  }
  if (faults.length === 0 && rows.length === 0) {
    faults.push({ line: header.line, column: '', problem: 'has no rows: expected one row per event' });
  }
  return faults.length === 0
    ? { ok: true, trace: { events, startsAtUs: timeline.startsAtUs() } }
    : { ok: false, faults: shorten(faults) };
}

interface CsvRecord {
  readonly cells: readonly string[];
  readonly line: number;
}

function readRecords(text: string): CsvRecord[] | TraceFault {
  const records: CsvRecord[] = [];
  try {
    parse(text, {
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      on_record: (cells: string[], { lines }) => {
        records.push({ cells, line: lines });
      },
    });
    return records;
  } catch (thrown) {
    const lines = thrown instanceof CsvError ? thrown['lines'] : undefined;
    const problem = `is not valid CSV: ${describeThrown(thrown)}`;
    return { line: typeof lines === 'number' ? lines : 1, column: '', problem };
  }
}

function judgeHeader({ cells, line }: CsvRecord): TraceFault[] {
  const allowed = `allowed are ${columns.join(', ')}`;
  const unknown = cells.filter((name) => !columns.some((column) => column === name));
  const repeated = cells.filter((name, index) => cells.indexOf(name) !== index && !unknown.includes(name));
  return [
    ...unknown.map((name) => ({
      line,
      column: name,
      problem: `unknown column ${JSON.stringify(name)}; ${allowed}${suggestNearest(name, columns)}`,
    })),
    ...repeated.map((name) => ({ line, column: name, problem: 'stands twice in the header' })),
    ...(cells.includes('at')
      ? []
      : [{ line, column: 'at', problem: 'is missing in the header; every trace needs it' }]),
  ];
}

function readRow(
  header: readonly string[],
  cells: readonly string[],
  readAt: (text: string) => { readonly offsetUs: number; readonly fault?: string },
  limits: PayloadLimits,
  report: (column: string, problem: string) => void,
): RecordedEvent {
  if (cells.length !== header.length) {
    report('', `has not as many cells as the header (${cells.length}, not ${header.length})`);
  }
  const cell = nameCells(header, cells);
  const at = readAt(cell.at);
  if (at.fault !== undefined) {
    report('at', at.fault);
  }
  for (const column of ['type', 'key'] as const) {
    if (cell[column].length > 200) {
      report(column, `has ${cell[column].length} characters; allowed are up to 200`);
    }
  }
  const bytes = cell.bytes === '' ? undefined : Number(cell.bytes);
  if (bytes !== undefined && !(/^\d+$/.test(cell.bytes) && isWithin(bytes, limits))) {
    const allowed = `a whole number from ${limits.minBytes} to ${limits.maxBytes} (source.max-payload)`;
    report('bytes', `${JSON.stringify(cell.bytes)} is no payload size; allowed is ${allowed}`);
  }
  return {
    offsetUs: at.offsetUs,
    type: cell.type === '' ? undefined : cell.type,
    key: cell.key === '' ? undefined : cell.key,
    payloadBytes: bytes,
  };
}

function nameCells(header: readonly string[], cells: readonly string[]): Cells {
  const cellOf = (column: Column) => cells[header.indexOf(column)] ?? '';
  return { at: cellOf('at'), type: cellOf('type'), key: cellOf('key'), bytes: cellOf('bytes') };
}

function isWithin(bytes: number, { minBytes, maxBytes }: PayloadLimits): boolean {
  return bytes >= minBytes && bytes <= maxBytes;
}

function shorten(faults: readonly TraceFault[]): TraceFault[] {
  const told = faults.slice(0, maxFaults);
  const next = faults[maxFaults];
  return next === undefined
    ? told
    : [
        ...told,
        { line: next.line, column: '', problem: `and ${faults.length - maxFaults} more faults from here on` },
      ];
}
