import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { csvTables } from './csv-tables.js';
import { committedHeaders } from './testing/committed-headers.js';
import { completeComparison } from './testing/comparison-fixture.js';
import { renderForExcel, renderStandard } from './testing/csv-texts.js';

const manifest = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
const { version } = z.object({ version: z.string() }).parse(JSON.parse(manifest));
const committed = committedHeaders[version.split('.')[0] ?? ''] ?? {};

function firstRecord(text: string, delimiter: string): readonly string[] {
  return Papa.parse<string[]>(text, { delimiter, preview: 1 }).data[0] ?? [];
}

test('the header of every file is committed for this major version', () => {
  expect(csvTables.map(({ fileName }) => fileName).sort()).toEqual(Object.keys(committed));
});

test.each(csvTables)('$fileName begins with the committed columns, in both forms', async (table) => {
  const names = (committed[table.fileName] ?? '').split(',');
  const standard = renderStandard(table, completeComparison, []);
  const headers = [firstRecord(standard, ','), firstRecord(await renderForExcel(table, standard), ';')];
  for (const header of headers) {
    expect(header.slice(0, names.length)).toEqual(names);
    expect(header.slice(names.length), 'append them to committed-headers.ts').toEqual([]);
  }
});

test.each(csvTables)(
  '$fileName describes every column, once, by a name that no program has to quote',
  (table) => {
    const header = firstRecord(renderStandard(table, completeComparison, []), ',');
    expect(table.columns.map(({ name }) => name)).toEqual(header);
    expect(new Set(header).size).toBe(header.length);
    for (const { name, meaning, formula } of table.columns) {
      expect(name).toMatch(/^[a-z][a-z0-9_]*$/);
      expect(meaning).not.toBe('');
      expect(formula).not.toBe('');
    }
  },
);
