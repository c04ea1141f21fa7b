import { expect, test } from 'vitest';
import type { ColumnDescription, ColumnKind } from './column.js';
import { renderExcelCsv } from './excel-csv.js';

function describe(name: string, kind: ColumnKind): ColumnDescription {
  return { name, kind, unit: '', meaning: '', formula: '' };
}

const columns = [describe('label', 'text'), describe('mean_ms', 'decimal')];

async function render(records: Iterable<readonly string[]>): Promise<string> {
  const chunks: string[] = [];
  for await (const chunk of renderExcelCsv(records, columns)) {
    chunks.push(chunk);
  }
  return chunks.join('');
}

test('has a byte order mark, semicolons, CRLF, and commas in numbers alone', async () => {
  const records = [
    ['label', 'mean_ms'],
    ['a, b', '1.500'],
    ['c; d', ''],
    ['"v1.5"', '-0.250'],
  ];
  expect(await render(records)).toBe(
    '\ufefflabel;mean_ms\r\n"a, b";1,500\r\n"c; d";\r\n"\'""v1.5""";-0,250\r\n',
  );
});

test('finds a column by its name, and takes one that it does not know for a text', async () => {
  const records = [
    ['mean_ms', 'of_a_later_version', 'label'],
    ['1.5', '1.5', 'x'],
  ];
  expect(await render(records)).toBe("\ufeffmean_ms;of_a_later_version;label\r\n1,5;'1.5;x\r\n");
});

test('a header that somebody spoilt cannot become a formula', async () => {
  expect(await render([['=1', 'mean_ms']])).toBe("\ufeff'=1;mean_ms\r\n");
});

test('is no more than its mark where there are no records', async () => {
  expect(await render([])).toBe('\ufeff');
});

test('asks for records only as it goes', async () => {
  let asked = 0;
  function* records() {
    for (; asked < 1_000_000; asked += 1) {
      yield ['x', '1.5'];
    }
  }
  const chunks = renderExcelCsv(records(), columns);
  await chunks.next();
  await chunks.next();
  expect(asked).toBeLessThan(10_000);
  await chunks.return();
});
