import { assert, integer, property } from 'fast-check';
import { expect, test } from 'vitest';
import { resultFiles } from './render-files.js';
import { renderFileGuide } from './terminal-files.js';
import { textWidth } from './text-width.js';

const files = [
  {
    fileName: 'comparison.csv',
    summary: '',
    question: 'How do the strategies compare? The table for a review.',
  },
  { fileName: 'deliveries.csv', summary: '', question: 'What happened to one event?' },
  { fileName: 'report.md', summary: '', question: 'What came out, in words and one table?' },
  { fileName: 'run.json', summary: '', question: 'How exactly did this run come about? Also more.' },
  { fileName: 'trials.csv', summary: '', question: 'How much do the trials differ, and did one fail?' },
];

test('names what most readers open first, each for its question, and then the others', () => {
  expect(renderFileGuide(files, 80)).toEqual([
    'report.md       What came out, in words and one table?',
    'comparison.csv  How do the strategies compare?',
    'run.json        How exactly did this run come about?',
    'Also deliveries.csv, trials.csv',
  ]);
});

test('the page stands for the report in Markdown where there is one', () => {
  const page = { fileName: 'report.html', summary: '', question: 'What do we show?' };
  expect(renderFileGuide([...files, page], 80)).toEqual([
    'report.html     What do we show?',
    'comparison.csv  How do the strategies compare?',
    'run.json        How exactly did this run come about?',
    'Also deliveries.csv, report.md, trials.csv',
  ]);
});

test('a folder with few files has few lines', () => {
  expect(renderFileGuide(files.slice(4), 80)).toEqual(['Also trials.csv']);
  expect(renderFileGuide([], 80)).toEqual([]);
});

test('every file of a result folder is named, in six lines at most on a terminal of the usual width', () => {
  const guide = renderFileGuide(resultFiles, 80);
  expect(guide.length).toBeLessThanOrEqual(6);
  for (const { fileName } of resultFiles) {
    expect(guide.join('\n')).toContain(fileName);
  }
});

test('no line is wider than the terminal', () => {
  assert(
    property(integer({ min: 40, max: 200 }), (width) => {
      expect(Math.max(...renderFileGuide(resultFiles, width).map(textWidth))).toBeLessThanOrEqual(width);
    }),
  );
});
