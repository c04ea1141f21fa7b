import { expect, test } from 'vitest';
import { timeAxis } from './time-axis.js';

test.each([
  [12, 'seconds', '0 2 4 6 8 10 12'],
  [300, 'minutes', '0 1 2 3 4 5'],
  [3_600, 'minutes', '0 10 20 30 40 50 60'],
  [86_400, 'hours', '0 3 6 9 12 15 18 21 24'],
  [30 * 86_400, 'days', '0 5 10 15 20 25 30'],
])('%s seconds are shown in %s', (untilS, unit, labels) => {
  const { axis, unitWords } = timeAxis(untilS, 8);
  expect(unitWords).toBe(unit);
  expect(axis.ticks.map(axis.formatTick).join(' ')).toBe(labels);
});
