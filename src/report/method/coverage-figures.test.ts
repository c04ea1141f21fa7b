import { expect, test } from 'vitest';
import { measureCoverage } from '../../analyse/statistics/testing/measure-coverage.js';
import { coverageFigures } from './coverage-figures.js';

test.each(coverageFigures)(
  'the coverage of $trials trials is as the method says',
  ({ trials, ...figures }) => {
    const counted = Object.entries(measureCoverage(trials)).map(([name, share]) => [
      name,
      Number((share * 100).toFixed(1)),
    ]);
    expect(Object.fromEntries(counted)).toEqual(figures);
  },
);
