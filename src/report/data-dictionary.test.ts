import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { metricNames } from '../core/metric-catalogue.js';
import { csvTables } from './csv-tables.js';
import { dataDictionary } from './data-dictionary.js';
import { resultFiles } from './render-files.js';

test('results/README.md is fresh', () => {
  const committed = readFileSync(new URL('../../results/README.md', import.meta.url), 'utf8');
  expect(committed).toBe(dataDictionary());
});

test('explains every file and every metric', () => {
  const text = dataDictionary();
  for (const { fileName } of resultFiles) {
    expect(text).toContain(`\`${fileName}\``);
  }
  for (const name of metricNames) {
    expect(text).toContain(`\n| \`${name}\` `);
  }
});

test('gives every column of every CSV file its type, meaning and formula', () => {
  const sections = new Map(
    dataDictionary()
      .split('\n## ')
      .map((section) => [section.split('\n')[0], section]),
  );
  for (const { fileName, columns } of csvTables) {
    const rows = (sections.get(fileName) ?? '')
      .split('\n')
      .filter((line) => line.startsWith('| `'))
      .map((line) =>
        line
          .split(/(?<!\\)\|/)
          .map((cell) => cell.trim())
          .slice(1, -1),
      );
    expect(rows.map(([name]) => name)).toEqual(columns.map(({ name }) => `\`${name}\``));
    for (const [, type, , meaning, formula] of rows) {
      expect([type, meaning, formula]).not.toContain('');
    }
  }
});

test('names people’s files first, and the folder for spreadsheets', () => {
  const files = [
    ...dataDictionary().matchAll(/^\| [^`|]*(?:`push-vs-poll report`[^`|]*)?\| `([^`]+)`/gm),
  ].map(([, fileName]) => fileName);
  const placeOf = (fileName: string) => files.indexOf(fileName);
  expect(files.length).toBe(resultFiles.length + 1);
  expect(placeOf('report.html')).toBe(0);
  expect(placeOf('report.md')).toBeLessThan(placeOf('comparison.csv'));
  expect(placeOf('comparison.csv')).toBeLessThan(placeOf('excel/*.csv'));
  expect(placeOf('excel/*.csv')).toBeLessThan(placeOf('run.json'));
});
