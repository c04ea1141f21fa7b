import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { metricNames } from '../core/metric-catalogue.js';
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
