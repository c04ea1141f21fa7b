import { expect, test } from 'vitest';
import { deviationInWords } from './deviation-in-words.js';

test.each([
  ['a share of the predicted one', 'latency_mean_ms', 550, null, 500, '+10.0 %'],
  ['below it', 'requests_per_event', 0.5, 0.9, 1, '-50.0 %'],
  ['the simulated one, where nothing was measured', 'latency_mean_ms', null, 550, 500, '+10.0 %'],
  ['none, where some was predicted', 'latency_mean_ms', 0, null, 500, '0 ms instead of 500 ms'],
  ['some, where none was predicted', 'empty_poll_share', 1 / 3, null, 0, '33.3 % instead of 0.0 %'],
  ['none, as predicted', 'empty_poll_share', 0, null, 0, '0.0 %'],
  ['hardly any, where none was predicted', 'empty_poll_share', 0.000_01, null, 0, '<0.1 % instead of 0.0 %'],
  ['hardly any request', 'requests_per_event', 0.000_01, null, 0, '<0.01 instead of 0.00'],
  ['hardly any time', 'latency_mean_ms', 0.000_01, null, 0, '0.01 µs instead of 0 ms'],
  ['no prediction', 'latency_mean_ms', 5, 5, null, '—'],
  ['a prediction alone', 'latency_mean_ms', null, null, 5, '—'],
] as const)('%s', (_, name, measured, simulated, predicted, words) => {
  expect(deviationInWords(name, { measured, simulated, predicted }, '')).toBe(words);
});

test('a figure that is not to be quoted bare has its mark here too', () => {
  const answers = { measured: 5.2, simulated: null, predicted: 0 };
  expect(deviationInWords('latency_p99_ms', answers, '*')).toBe('5.20 ms* instead of 0 ms');
});
