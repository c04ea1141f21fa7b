import { expect, test } from 'vitest';
import { createLaneLatency } from './lane-latency.js';

const secondUs = 1_000_000;

test('a request that was sent ahead of its time counts from when it was sent', () => {
  const timeOf = createLaneLatency(4);
  expect(timeOf(1_000, 1_300)).toEqual({ dueUs: 300, sentUs: 300 });
  expect(timeOf(1_300, 1_700)).toEqual({ dueUs: 400, sentUs: 400 });
});

test('a stall counts for every request that was due in it, not only for the one that met it', () => {
  const timeOf = createLaneLatency(4);
  const latencies = [timeOf(0, 1_400_000)];
  for (let index = 1; index < 5; index += 1) {
    latencies.push(timeOf(1_400_000 + index * 100, 1_400_000 + (index + 1) * 100));
  }
  expect(latencies.map(({ sentUs }) => sentUs)).toEqual([1_400_000, 100, 100, 100, 100]);
  expect(latencies.map(({ dueUs }) => dueUs)).toEqual([1_400_000, 1_150_200, 900_300, 650_400, 400_500]);
});

test('a target that takes longer than the spacing falls further and further behind', () => {
  const timeOf = createLaneLatency(10);
  const dueUs = Array.from(
    { length: 20 },
    (_, index) => timeOf(index * 150_000, (index + 1) * 150_000).dueUs,
  );
  expect(dueUs[0]).toBe(150_000);
  expect(dueUs[19]).toBe(150_000 + 19 * 50_000);
});

test('the generator’s own late timer is forgiven, a connection that was busy is not', () => {
  const idle = createLaneLatency(1);
  idle(0, 500);
  expect(idle(secondUs + 3_000, secondUs + 3_500)).toEqual({ dueUs: 500, sentUs: 500 });
  expect(idle(2 * secondUs + 6_000, 2 * secondUs + 6_500)).toEqual({ dueUs: 500, sentUs: 500 });
  const busy = createLaneLatency(1);
  busy(0, secondUs + 3_000);
  expect(busy(secondUs + 3_000, secondUs + 3_500)).toEqual({ dueUs: 3_500, sentUs: 500 });
});

test('what lies further back than a timer can be late is not forgiven', () => {
  const timeOf = createLaneLatency(1);
  timeOf(0, 500);
  expect(timeOf(secondUs + 30_000, secondUs + 30_500).dueUs).toBe(30_500);
});
