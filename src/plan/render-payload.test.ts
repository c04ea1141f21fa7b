import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { TraceEvent } from '../core/event.js';
import { minPayloadBytes } from '../scenario/bounds.js';
import { occurredAt } from './occurred-at.js';
import { renderPayload } from './render-payload.js';

const conditions = { seed: 42, traceStart: '2026-01-01T00:00:00.000Z' };

const event: TraceEvent = {
  sequence: 1,
  id: 'evt_0123456789abcdefghjk',
  offsetUs: 1_234_567,
  type: 'order.placed',
  key: 'ORD-482913',
  payloadBytes: 512,
  audience: 'all',
  phase: 'measured',
};

const payloadSchema = z.object({
  total: z.int().positive(),
  note: z.string(),
  items: z.array(z.object({ quantity: z.int().positive(), unit_price: z.int().positive() })).optional(),
});

const events = fc.record({
  sequence: fc.constant(1),
  id: fc.string(),
  offsetUs: fc.nat(),
  type: fc.oneof(fc.constantFrom('order.placed', 'payment.succeeded'), fc.string({ unit: 'binary' })),
  key: fc.string({ unit: 'binary', maxLength: 200 }),
  payloadBytes: fc.oneof(
    fc.integer({ min: minPayloadBytes, max: 600 }),
    fc.integer({ min: minPayloadBytes, max: 20_000 }),
  ),
  audience: fc.constant('all' as const),
  phase: fc.constant('measured' as const),
});

test('any event gets JSON of exactly the size asked for, whose amounts add up', () => {
  fc.assert(
    fc.property(events, fc.nat(), (anyEvent, seed) => {
      const text = renderPayload(anyEvent, { ...conditions, seed });
      expect(Buffer.byteLength(text)).toBe(anyEvent.payloadBytes);
      const { total, items } = payloadSchema.parse(JSON.parse(text));
      if (items !== undefined) {
        expect(items.reduce((sum, item) => sum + item.quantity * item.unit_price, 0)).toBe(total);
      }
    }),
    { numRuns: 300 },
  );
});

test('every size from the least on is met exactly', () => {
  for (let payloadBytes = minPayloadBytes; payloadBytes < 1_200; payloadBytes += 1) {
    expect(Buffer.byteLength(renderPayload({ ...event, payloadBytes }, conditions))).toBe(payloadBytes);
  }
});

test('a payload of ordinary size is an order, not padding', () => {
  const payload: unknown = JSON.parse(renderPayload(event, conditions));
  expect(payload).toEqual({
    id: expect.stringMatching(/^ord_[0-9a-z]{8}$/),
    currency: 'EUR',
    total: expect.any(Number),
    created_at: '2026-01-01T00:00:01.234567Z',
    number: 'ORD-482913',
    status: 'placed',
    customer: { id: expect.stringMatching(/^cus_/), name: expect.any(String) },
    address: {
      street: expect.any(String),
      postcode: expect.stringMatching(/^\d{5}$/),
      city: expect.any(String),
      country: expect.stringMatching(/^[A-Z]{2}$/),
    },
    items: expect.arrayContaining([
      {
        sku: expect.any(String),
        name: expect.any(String),
        quantity: expect.any(Number),
        unit_price: expect.any(Number),
      },
    ]),
    note: expect.stringMatching(/^[a-z .]*$/),
  });
});

test('payments name the order and the card', () => {
  const payment = JSON.parse(renderPayload({ ...event, type: 'payment.succeeded' }, conditions));
  expect(payment).toMatchObject({
    id: expect.stringMatching(/^pay_/),
    order: 'ORD-482913',
    status: 'succeeded',
    card: { brand: expect.any(String), last4: expect.stringMatching(/^\d{4}$/) },
  });
});

test('large payloads grow by the words of their note', () => {
  const payload = payloadSchema.parse(
    JSON.parse(renderPayload({ ...event, payloadBytes: 50_000 }, conditions)),
  );
  expect(payload.items).toHaveLength(40);
  expect(payload.note).toMatch(/^([a-z]+ ){5000}/);
});

test('the same seed and event repeat; another seed or another event does not', () => {
  const text = renderPayload(event, conditions);
  expect(renderPayload({ ...event }, { ...conditions })).toBe(text);
  expect(renderPayload(event, { ...conditions, seed: 43 })).not.toBe(text);
  expect(renderPayload({ ...event, id: 'evt_other' }, conditions)).not.toBe(text);
});

test('less than the least is refused', () => {
  expect(() => renderPayload({ ...event, payloadBytes: 63 }, conditions)).toThrow(
    new RangeError('a payload of 63 bytes was asked for; the least is 64'),
  );
});

test('an event occurs at its offset from the start of the trace', () => {
  expect(occurredAt(event, '2026-01-01T00:00:00.000Z')).toBe('2026-01-01T00:00:01.234567Z');
  expect(occurredAt({ offsetUs: 1 }, '2026-03-01T08:59:59.999999Z')).toBe('2026-03-01T09:00:00.000000Z');
  expect(() => occurredAt(event, 'yesterday')).toThrow(RangeError);
});
