import { createColors } from 'picocolors';
import { expect, test } from 'vitest';
import { renderAnswers } from './terminal-answers.js';
import { completeComparison, withHostileTexts } from './testing/comparison-fixture.js';
import { textWidth } from './text-width.js';

const render = (comparison: typeof completeComparison, widthChars: number) =>
  renderAnswers(comparison, { widthChars, colors: createColors(false) });

test('the answers side by side, then the reasons for what is not as predicted', () => {
  expect(render(completeComparison, 100).join('\n')).toMatchInlineSnapshot(`
    "Predicted, simulated, measured
                                                                                    signi-
                                  predicted   simulated   measured   deviation      ficant
    webhook: requests per event      1.00           —       1.04        +4.2 %     —
    slow poll: latency, mean         2.50 s      2.50 s     2.51 s      +0.4 %   not known
    slow poll: latency, p99          4.95 s         —       4.96 s      +0.2 %    no
    slow poll: empty polls            0.0 %         —       33.3 %         —     yes
    A deviation is significant where the prediction lies outside the 95 % interval of the median over
    the trials. Without such an interval that is not known; what is off by more than 5 % of the
    prediction is explained all the same.

    Reasons
    - slow poll, latency, mean (+0.4 %): late timers: they were late; and the rate limit: it refused.
    - slow poll, empty polls (33.3 % instead of 0.0 %): no reason that this program knows."
  `);
});

test('nothing where there is no second answer', () => {
  const rows = completeComparison.rows.map((row) => ({ ...row, predicted: {}, simulated: {} }));
  expect(render({ ...completeComparison, rows }, 100)).toEqual([]);
});

test.each([10, 40, 60, 80, 200])('no line is wider than %s characters, or 40', (widthChars) => {
  for (const comparison of [completeComparison, withHostileTexts('long words of a label '.repeat(5))]) {
    const widest = Math.max(...render(comparison, widthChars).map(textWidth));
    expect(widest).toBeLessThanOrEqual(Math.max(40, widthChars));
  }
});
