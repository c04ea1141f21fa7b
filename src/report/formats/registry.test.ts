import { expect, test } from 'vitest';
import { resultFiles } from '../render-files.js';
import { reportFormats } from './registry.js';

test('every format has an id and a file of its own', () => {
  const ids = reportFormats.map(({ id }) => id);
  const fileNames = resultFiles.map(({ fileName }) => fileName);
  expect(new Set(ids).size).toBe(ids.length);
  expect(new Set(fileNames).size).toBe(fileNames.length);
});

test('a result folder has the files of the design; a format that is added needs no line here', () => {
  expect(resultFiles.map(({ fileName }) => fileName)).toEqual(
    expect.arrayContaining([
      'METHOD.md',
      'comparison.csv',
      'deliveries.csv',
      'histograms/*.hgrm',
      'histograms/*.hlog',
      'metrics.csv',
      'metrics.om',
      'plots/*.svg',
      'ratios.csv',
      'report.html',
      'report.md',
      'run.json',
      'timeline.csv',
      'trials.csv',
    ]),
  );
});
