import { array, assert, integer, property } from 'fast-check';
import { expect, test } from 'vitest';
import { decodeCursor } from '../../protocol/cursor.js';
import { listPolls } from './list-polls.js';
import { createPollLoad } from './poll-load.js';

test('each poll finds what occurred since the one before it', () => {
  expect(listPolls([1, 10, 11, 35], 10, 9)).toEqual([
    { position: 0, found: 2 },
    { position: 2, found: 1 },
    { position: 3, found: 0 },
    { position: 3, found: 1 },
  ]);
});

test('a trace without events is one empty poll', () => {
  expect(listPolls([], 10, 9)).toEqual([{ position: 0, found: 0 }]);
});

test('the polls together find every event once, as far as they go', () => {
  assert(
    property(array(integer({ min: 0, max: 1_000 })), integer({ min: 1, max: 300 }), (offsets, interval) => {
      const polls = listPolls(
        offsets.toSorted((left, right) => left - right),
        interval,
        5_000,
      );
      expect(polls.reduce((sum, { found }) => sum + found, 0)).toBe(offsets.length);
      for (const [index, { position }] of polls.entries()) {
        expect(position).toBe(polls.slice(0, index).reduce((sum, { found }) => sum + found, 0));
      }
    }),
  );
});

test('a poll asks behind its cursor for what it finds, and behind the end when that is nothing', () => {
  const load = createPollLoad('http://127.0.0.1:1', [1, 10, 11, 35], 10);
  const asked = (load.kind === 'polls' ? load.paths : []).map((path) => {
    const { searchParams } = new URL(path, 'http://127.0.0.1');
    return [decodeCursor(searchParams.get('after') ?? ''), Number(searchParams.get('limit'))];
  });
  expect(asked).toEqual([
    [0, 2],
    [2, 1],
    [4, 100],
    [3, 1],
  ]);
});
