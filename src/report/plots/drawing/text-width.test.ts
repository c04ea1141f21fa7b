import { assert, integer, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import { fitLabel, textWidthPx } from './text-width.js';

test('a short label stays whole, a long one is cut with an ellipsis', () => {
  expect(fitLabel('webhook', 100)).toBe('webhook');
  expect(fitLabel('a label that nobody wants to read', 100)).toMatch(/^a label th.*…$/);
});

test('a fitted label is one line that is no wider than it may be', () => {
  assert(
    property(string({ unit: 'binary', maxLength: 60 }), integer({ min: 40, max: 300 }), (text, widestPx) => {
      const label = fitLabel(text, widestPx);
      expect(label).not.toMatch(/\p{Cc}/u);
      expect(textWidthPx(label)).toBeLessThanOrEqual(widestPx);
    }),
  );
});
