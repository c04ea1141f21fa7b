import { expect, test } from 'vitest';
import { createContradictions } from './contradictions.js';

test('nothing noted, nothing thrown', () => {
  expect(() => createContradictions().throwIfAny()).not.toThrow();
});

test('names five kinds, each with its count and its first example, and says how many more there are', () => {
  const contradictions = createContradictions();
  contradictions.note('event-unknown', 'x');
  contradictions.note('event-unknown', 'y');
  contradictions.note('event-emitted-twice', 'e1');
  contradictions.note('request-not-sent', 'r1');
  contradictions.note('request-sent-twice', 'r2');
  contradictions.note('wrong-book', 'b');
  contradictions.note('delivered-early', 'd');
  contradictions.note('applied-early', 'a');
  const text = (() => {
    try {
      contradictions.throwIfAny();
      return '';
    } catch (thrown) {
      return String(thrown);
    }
  })();
  expect(text).toContain('2 × event emitted that is not in the trace (first: x) [event-unknown]; 1 × ');
  expect(text.match(/\[[a-z-]+\]/g)).toEqual([
    '[event-unknown]',
    '[event-emitted-twice]',
    '[request-not-sent]',
    '[request-sent-twice]',
    '[wrong-book]',
  ]);
  expect(text).toMatch(/; and 2 more kinds$/);
});

test('requests without an id come from somebody else, who is blamed for them and for nothing more', () => {
  const contradictions = createContradictions();
  contradictions.note('request-without-id', 'request-received');
  contradictions.note('request-without-id', 'request-received');
  expect(() => contradictions.throwIfAny()).toThrow(
    /^2 requests without an id reached .*: something else called it\. .*source\.port: 0/,
  );
  contradictions.note('event-emitted-twice', 'e1');
  expect(() => contradictions.throwIfAny()).toThrow(
    /^The books .* do not balance: .*\[event-emitted-twice\]$/,
  );
});
