import { expect, test } from 'vitest';
import { parseExposition } from './parse-exposition.js';

const counter = '# TYPE a counter\n# HELP a An \\"a\\" \\\\ \\n b\n';

test('reads what the grammar allows', () => {
  expect(parseExposition(`${counter}a_total{x="1\\n\\"\\\\",y=","} 1.5e3\n# EOF\n`)).toEqual([
    {
      name: 'a',
      type: 'counter',
      unit: '',
      help: 'An "a" \\ \n b',
      samples: [{ name: 'a_total', labels: { x: '1\n"\\', y: ',' }, value: 1_500 }],
    },
  ]);
  expect(parseExposition('# EOF\n')).toEqual([]);
});

test.each([
  ['no end', counter],
  ['an empty line', `${counter}\na_total 1\n# EOF\n`],
  ['a counter without its suffix', `${counter}a 1\n# EOF\n`],
  ['a counter below 0', `${counter}a_total -1\n# EOF\n`],
  ['no number', `${counter}a_total NaN1\n# EOF\n`],
  ['a bare quote', `${counter}a_total{x="""} 1\n# EOF\n`],
  ['an unknown escape', `${counter}a_total{x="\\t"} 1\n# EOF\n`],
  ['a comma at the end', `${counter}a_total{x="1",} 1\n# EOF\n`],
  ['a label twice', `${counter}a_total{x="1",x="2"} 1\n# EOF\n`],
  ['a series twice', `${counter}a_total{x="1"} 1\na_total{x="1"} 2\n# EOF\n`],
  ['a name that lacks its unit', '# TYPE a gauge\n# UNIT a seconds\na 1\n# EOF\n'],
  ['a family in two places', `${counter}a_total 1\n# TYPE b gauge\nb 1\n# TYPE a counter\n# EOF\n`],
  ['a quantile above 1', '# TYPE a summary\na{quantile="2"} 1\n# EOF\n'],
  ['metrics that are mixed', '# TYPE a summary\na_count{x="1"} 1\na_count{x="2"} 1\na_sum{x="1"} 1\n# EOF\n'],
])('refuses %s', (_what, text) => {
  expect(() => parseExposition(text)).toThrow();
});
