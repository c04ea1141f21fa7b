import { assert, asyncProperty, maxSafeInteger, option, string } from 'fast-check';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { type MetricName, metricCatalogue } from '../core/metric-catalogue.js';
import type { ColumnKind } from './csv/column.js';
import { originalText } from './csv/text-cell.js';
import { type CsvTable, csvTables } from './csv-tables.js';
import type { DeliveryRow } from './deliveries-csv.js';
import { completeComparison, incompleteComparison, withHostileTexts } from './testing/comparison-fixture.js';
import { renderForExcel, renderStandard } from './testing/csv-texts.js';

type Value = string | number | boolean | null;
type Row = Record<string, Value>;

const deliveries: readonly DeliveryRow[] = [
  {
    consumer: 0,
    sequence: 1,
    occurredUs: 1_000,
    deliveredUs: Number.MAX_SAFE_INTEGER,
    latencyUs: Number.MAX_SAFE_INTEGER - 1_000,
    attempts: null,
    duplicates: 0,
    appliedUs: null,
  },
];

function readValue(cell: string, kind: ColumnKind, decimalSign: '.' | ','): Value {
  const text = originalText(cell);
  switch (kind) {
    case 'text':
      return text;
    case 'flag':
      return text === '' ? null : text === 'true';
    case 'count':
    case 'decimal': {
      const value = Number(text.replace(decimalSign, '.'));
      return text === '' ? null : Number.isNaN(value) ? text : value;
    }
    default:
      return kind satisfies never;
  }
}

/** What an independent parser, and the rules of the data dictionary, make of a file. */
function readBack(
  { columns }: CsvTable,
  text: string,
  form: { delimiter: string; decimalSign: '.' | ',' },
): Row[] {
  const { data, errors } = Papa.parse<Record<string, string>>(text, {
    header: true,
    delimiter: form.delimiter,
    newline: '\r\n',
    skipEmptyLines: true,
  });
  expect(errors).toEqual([]);
  return data.map((record) =>
    Object.fromEntries(
      columns.map(({ name, kind }) => [name, readValue(record[name] ?? '', kind, form.decimalSign)]),
    ),
  );
}

async function readBothForms(table: CsvTable, comparison: typeof completeComparison): Promise<Row[][]> {
  const standard = renderStandard(table, comparison, deliveries);
  return [
    readBack(table, standard, { delimiter: ',', decimalSign: '.' }),
    readBack(table, await renderForExcel(table, standard), { delimiter: ';', decimalSign: ',' }),
  ];
}

function tableOf(fileName: string): CsvTable {
  const table = csvTables.find((candidate) => candidate.fileName === fileName);
  if (table === undefined) {
    throw new Error(`there is no ${fileName}`);
  }
  return table;
}

test.each(csvTables)('$fileName says the same in both forms', async (table) => {
  for (const comparison of [completeComparison, incompleteComparison, withHostileTexts('=1;"\r\n,\'-')]) {
    const [standard, excel] = await readBothForms(table, comparison);
    expect(standard?.length).toBeGreaterThan(0);
    expect(excel).toEqual(standard);
  }
});

test('comparison.csv holds the comparison’s values, each to half its last decimal', async () => {
  const halfDecimal = { ms: 5e-4, share: 5e-7, per_event: 5e-7, count: 0, bytes: 0, per_second: 0 };
  for (const rows of await readBothForms(tableOf('comparison.csv'), completeComparison)) {
    expect(rows.map((row) => row['strategy'])).toEqual(completeComparison.rows.map(({ label }) => label));
    for (const [index, { metrics, trusted, consumers }] of completeComparison.rows.entries()) {
      expect(rows[index]).toMatchObject({ trusted, consumers });
      for (const { name, unit } of metricCatalogue) {
        expectClose(rows[index]?.[name], metrics[name], halfDecimal[unit] * 1.000001);
      }
    }
  }
});

function expectClose(actual: Value | undefined, expected: number | null, tolerance: number): void {
  if (expected === null) {
    expect(actual).toBeNull();
  } else {
    expect(Math.abs(Number(actual) - expected)).toBeLessThanOrEqual(tolerance);
  }
}

test('deliveries.csv keeps every digit of its instants', async () => {
  for (const rows of await readBothForms(tableOf('deliveries.csv'), completeComparison)) {
    expect(rows[0]).toMatchObject({
      delivered_us: Number.MAX_SAFE_INTEGER,
      latency_us: Number.MAX_SAFE_INTEGER - 1_000,
      attempts: null,
    });
  }
});

test.each(csvTables)('$fileName gives any text back', async (table) => {
  await assert(
    asyncProperty(string({ unit: 'grapheme' }), async (text) => {
      for (const rows of await readBothForms(table, withHostileTexts(text))) {
        expect(rows[0]?.['strategy']).toBe(`${text}0`);
        expect(rows[0]?.['scenario'] ?? text).toBe(text);
      }
    }),
    { numRuns: 50 },
  );
});

test('comparison.csv gives any count back', async () => {
  const name: MetricName = 'bytes_to_consumer';
  await assert(
    asyncProperty(option(maxSafeInteger()), async (count) => {
      const rows = completeComparison.rows.map((row) => ({
        ...row,
        metrics: { ...row.metrics, [name]: count },
      }));
      for (const [row] of await readBothForms(tableOf('comparison.csv'), { ...completeComparison, rows })) {
        expect(row?.[name]).toBe(count);
      }
    }),
  );
});
