import { expect, test } from 'vitest';
import { examineMachine } from './examine-machine.js';
import type { Probe } from './probes/contract.js';

const good: Probe = {
  id: 'good',
  title: 'a good thing',
  isBrief: false,
  measure: async () => ({ figures: { good_count: 1 }, verdicts: [{ state: 'good', text: 'It is good.' }] }),
};
const broken: Probe = {
  ...good,
  id: 'broken',
  title: 'a broken thing',
  isBrief: true,
  measure: async () => {
    throw new Error('there is no such thing here');
  },
};

/** Ends only when it is told to, as a probe whose other end never answers. */
const endless: Probe = {
  ...good,
  id: 'endless',
  measure: (_depth, signal) =>
    new Promise((_, reject) => {
      signal.addEventListener('abort', () => reject(new Error('aborted')));
    }),
};

function examine(probes: readonly Probe[], depth: 'brief' | 'full', signal = new AbortController().signal) {
  const titles: string[] = [];
  const onProbe = (title: string, position: number, of: number) => titles.push(`${position}/${of} ${title}`);
  return examineMachine({ depth, signal, onProbe, probes }).then((check) => ({ check, titles }));
}

test('the brief probes come first, each is told as it begins, and one that fails is recorded as failed', async () => {
  const { check, titles } = await examine([good, broken], 'full');
  expect(titles).toEqual(['1/2 a broken thing', '2/2 a good thing']);
  expect(check.probes).toMatchObject([
    { id: 'broken', state: 'failed', why: 'there is no such thing here', depth: 'full' },
    { id: 'good', state: 'measured', figures: { good_count: 1 } },
  ]);
});

test('a brief look leaves out the others', async () => {
  const { check } = await examine([good, broken], 'brief');
  expect(check.probes.map(({ id }) => id)).toEqual(['broken']);
});

test('a probe that does not end is given up', async () => {
  const { check } = await examine([{ ...endless, isBrief: true }], 'brief');
  expect(check.probes).toMatchObject([
    { id: 'endless', state: 'failed', why: expect.stringMatching(/^was not done within 1\.5 s/) },
  ]);
});

test('an interruption gives up the probe under way, and leaves out the rest', async () => {
  const interruption = new AbortController();
  const interrupting: Probe = {
    ...good,
    isBrief: true,
    measure: async (depth, signal) => {
      queueMicrotask(() => interruption.abort());
      return endless.measure(depth, signal);
    },
  };
  const { check, titles } = await examine([interrupting, good], 'full', interruption.signal);
  expect(check).toEqual({ probes: [], conclusions: [] });
  expect(titles).toHaveLength(1);
});
