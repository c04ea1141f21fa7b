import { expect, test } from 'vitest';
import { parseBatch, renderBatch } from './batch.js';
import { parseNotice, renderEnvelope, renderNotice } from './envelope.js';

const event = { id: 'a', type: 't', key: 'k', occurred_at: '2026-01-01T00:00:00Z' };

test('a batch comes back as it was, in order', () => {
  const envelopes = ['a', 'b'].map((id) => renderEnvelope({ ...event, id }, '{"n":1.0}'));
  expect(parseBatch(renderBatch(envelopes))?.map(({ id, data }) => [id, data])).toEqual([
    ['a', { n: 1 }],
    ['b', { n: 1 }],
  ]);
});

test('what is no batch is none', () => {
  for (const text of [
    '',
    '{}',
    '[]',
    '{"events":[]}',
    '{"events":[{"id":"a"}]}',
    renderEnvelope(event, '1'),
  ]) {
    expect(parseBatch(text), text).toBeUndefined();
  }
});

test('a notice is an event without its data', () => {
  expect(parseNotice(renderNotice(event))).toEqual(event);
  expect(renderNotice({ ...event, ...{ data: 'secret' } })).not.toContain('secret');
  expect(parseNotice('{"id":""}')).toBeUndefined();
});
