import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { comparators } from '../core/expectation.js';
import { metricNames } from '../core/metric-catalogue.js';
import { judgeBound, parseCondition, parseExpectationKey, parseMetric } from './parse-expectation.js';

const metric = fc.constantFrom(...metricNames);

/** Texts that the schema takes for labels: no comma, no space at either end. */
const label = fc
  .string({ minLength: 1, maxLength: 60 })
  .map((text) => text.replaceAll(',', '').trim())
  .filter((text) => text !== '');

describe('a key', () => {
  test('without a dot is a metric of every strategy', () => {
    fc.assert(
      fc.property(metric, (metricText) => {
        expect(parseExpectationKey(metricText)).toEqual({
          ok: true,
          value: { subject: { kind: 'every-strategy' }, metricText },
        });
      }),
    );
  });

  test('names one strategy before its last dot, whatever the label holds', () => {
    fc.assert(
      fc.property(label, metric, (name, metricText) => {
        expect(parseExpectationKey(`${name}.${metricText}`)).toEqual({
          ok: true,
          value: { subject: { kind: 'strategy', label: name }, metricText },
        });
      }),
    );
  });

  test('names two strategies as a ratio, whatever the labels hold', () => {
    const space = fc.constantFrom('', ' ', '  ');
    fc.assert(
      fc.property(label, label, metric, space, (of, to, metricText, gap) => {
        expect(parseExpectationKey(`ratio(${gap}${of}${gap},${gap}${to})${gap}.${metricText}`)).toEqual({
          ok: true,
          value: { subject: { kind: 'ratio', of, to }, metricText },
        });
      }),
    );
  });

  test.each(['.latency_p99_ms', ' .latency_p99_ms', 'ratio(a,).latency_p99_ms', 'ratio(,a).latency_p99_ms'])(
    '%j leaves a label out',
    (key) => {
      expect(parseExpectationKey(key)).toMatchObject({
        ok: false,
        fault: expect.stringContaining('leaves a label out'),
      });
    },
  );
});

test('a metric is known by its whole name alone', () => {
  for (const name of metricNames) {
    expect(parseMetric(name)).toEqual({ ok: true, value: name });
  }
  expect(parseMetric('latency_p99')).toEqual({
    ok: false,
    fault: 'unknown metric "latency_p99"; did you mean "latency_p99_ms"?',
  });
  expect(parseMetric('constructor')).toMatchObject({
    ok: false,
    fault: expect.stringMatching(
      /^unknown metric "constructor"; allowed are events_occurred, .*; write <metric>, /,
    ),
  });
});

describe('a condition', () => {
  test('is a comparator and a number', () => {
    const bound = fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }).map(Math.abs);
    fc.assert(
      fc.property(
        fc.constantFrom(...comparators),
        bound,
        fc.constantFrom('', ' '),
        (comparator, value, gap) => {
          expect(parseCondition(`${gap}${comparator}${gap}${value}${gap}`)).toEqual({
            ok: true,
            value: { comparator, bound: value },
          });
        },
      ),
    );
  });

  test('is a number that must be met', () => {
    const bound = fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }).map(Math.abs);
    fc.assert(
      fc.property(bound, (value) => {
        expect(parseCondition(value)).toEqual({ ok: true, value: { comparator: '=', bound: value } });
      }),
    );
  });

  test.each([
    '250',
    '',
    '<',
    '< ',
    '== 0',
    '!= 0',
    '=< 0',
    '<> 1',
    '< 250ms',
    '< 90%',
    '< -1',
    '< 1,000',
    '< .5',
    '< 5.',
    '< 0x10',
    '< Infinity',
    '< 1e999',
    '< 1 < 2',
    '> 1\n> 2',
    -1,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    true,
    null,
    undefined,
    ['< 1'],
    { max: 1 },
  ])('is never %j', (raw) => {
    expect(parseCondition(raw)).toMatchObject({
      ok: false,
      fault: expect.stringContaining('is no condition; allowed is < <= > >= = with a number of 0 or more'),
    });
  });
});

test('a share is held against a share, unless it is a ratio', () => {
  const one = { kind: 'strategy', label: 'a' } as const;
  expect(judgeBound(one, 'empty_poll_share', 90)).toMatch(/is a share; allowed is 0 to 1/);
  expect(judgeBound(one, 'empty_poll_share', 1)).toBeUndefined();
  expect(judgeBound(one, 'latency_p99_ms', 90)).toBeUndefined();
  expect(judgeBound({ kind: 'ratio', of: 'a', to: 'b' }, 'empty_poll_share', 90)).toBeUndefined();
});
