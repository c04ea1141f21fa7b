import { expect, test } from 'vitest';
import { suggestNearest } from './did-you-mean.js';

test('suggests the nearest candidate', () => {
  expect(suggestNearest('webhok', ['interval-poll', 'webhook'])).toBe('; did you mean "webhook"?');
  expect(suggestNearest('Duration', ['durations', 'duration'])).toBe('; did you mean "duration"?');
});

test('suggests nothing that is far, and nothing that shares no letter', () => {
  expect(suggestNearest('sse', ['interval-poll', 'webhook'])).toBe('');
  expect(suggestNearest('x', ['at'])).toBe('');
  expect(suggestNearest('x', [])).toBe('');
});
