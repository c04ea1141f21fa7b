import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { type DeliveryRow, renderDeliveries } from './deliveries-csv.js';

const delivered: DeliveryRow = {
  consumer: 0,
  sequence: 1,
  occurredUs: 1_000,
  deliveredUs: 3_500,
  latencyUs: 2_500,
  attempts: 1,
  duplicates: 0,
  appliedUs: 3_600,
};
const lost: DeliveryRow = {
  consumer: 1,
  sequence: 2,
  occurredUs: 2_000,
  deliveredUs: null,
  latencyUs: null,
  attempts: null,
  duplicates: 0,
  appliedUs: null,
};

test('leaves the cells of a lost delivery empty', () => {
  expect([...renderDeliveries('webhook', 2, [delivered, lost])].join('')).toBe(
    'webhook,2,0,1,1000,3500,2500,1,0,3600\r\nwebhook,2,1,2,2000,,,,0,\r\n',
  );
});

test('yields nothing for no deliveries', () => {
  expect([...renderDeliveries('webhook', 1, [])]).toEqual([]);
});

test('a label with a comma is read back, and one that is a formula disarmed', () => {
  const text = [...renderDeliveries('=a,"b"', 1, [delivered])].join('');
  expect(Papa.parse<string[]>(text).data[0]?.[0]).toBe('\'=a,"b"');
});

test('asks for rows only as it goes, so that a million of them need little memory', () => {
  let asked = 0;
  function* rows() {
    for (; asked < 1_000_000; asked += 1) {
      yield { ...delivered, sequence: asked + 1 };
    }
  }
  const chunks = renderDeliveries('webhook', 1, rows());
  const first = chunks.next().value ?? '';
  expect(asked).toBeLessThan(10_000);
  expect(first.split('\r\n')[0]).toBe('webhook,1,0,1,1000,3500,2500,1,0,3600');
  const second = chunks.next().value ?? '';
  const lastOfFirst = Number(first.trimEnd().split('\r\n').at(-1)?.split(',')[3]);
  expect(Number(second.split(',')[3])).toBe(lastOfFirst + 1);
});
