import { expect, test } from 'vitest';
import { fileAddress } from './file-address.js';

test.each([
  ['', 'comparison.csv', 'comparison.csv'],
  ['', 'histograms/*.hgrm', 'histograms/'],
  ['../my runs/a:b (1)#2/', 'plots/timeline.svg', '../my%20runs/a%3Ab%20%281%29%232/plots/timeline.svg'],
])('from %j, %s is at %s', (folder, fileName, address) => {
  expect(fileAddress(folder, fileName)).toBe(address);
});
