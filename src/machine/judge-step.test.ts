import { expect, test } from 'vitest';
import { judgeStep } from './judge-step.js';
import { boundUs, loadStep } from './testing/load-step.js';

test.each([
  ['p99 at the bound', { latencyP99Us: boundUs }, { state: 'sustained' }],
  ['p99 a microsecond above it', { latencyP99Us: boundUs + 1 }, { state: 'missed', because: 'late' }],
  ['a p99 that has no answer', { latencyP99Us: null }, { state: 'missed', because: 'behind' }],
  ['one refusal', { refused: 1 }, { state: 'missed', because: 'refused' }],
  ['one failed connection', { errors: 1, latencyP99Us: null }, { state: 'missed', because: 'refused' }],
] as const)('%s', (_name, change, verdict) => {
  expect(judgeStep(loadStep(change), boundUs).verdict).toEqual(verdict);
});
