import { expect, test } from 'vitest';
import { conditionsInWords } from './conditions-in-words.js';
import { completeComparison } from './testing/comparison-fixture.js';

test('the consumers are those of the workload, or a range where a strategy has fewer', () => {
  const { setup, rows } = completeComparison;
  const ofThousand = {
    ...completeComparison,
    setup: setup && { ...setup, consumers: 1_000 },
    rows: rows.map((row) => ({ ...row, consumers: 1_000 })),
  };
  expect(conditionsInWords(ofThousand)).toMatch(/; 1000 consumers; /);
  const [first = expect.fail()] = rows;
  const mixed = { ...ofThousand, rows: [...ofThousand.rows, { ...first, consumers: 10 }] };
  expect(conditionsInWords(mixed)).toMatch(/; 10 to 1000 consumers; /);
});
