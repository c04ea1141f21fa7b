import { expect, test } from 'vitest';
import { renderTerminal } from './terminal-table.js';
import { repeatedComparison, repeatedLess } from './testing/repeated-comparison.js';
import { textWidth } from './text-width.js';

const render = (comparison: typeof repeatedComparison, width = 80) =>
  renderTerminal(comparison, { width, color: false });

test('medians with their intervals below the table, and differences below the verdict', () => {
  expect(render(repeatedComparison)).toContain(`
Median of the figures of 6 trials (above, their latencies are pooled) and, in
brackets, its 95 % interval.
                              latency              latency          requests
                                 mean                  p50         per event
webhook    2.50 ms (400 µs to 45.0 s)  2.00 ms (1.90–2.25)  1.00 (1.00–1.00)
slow poll  2.49 s (2.30–2.60)          2.51 s (2.40–2.62)   0.13 (0.11–0.16)
no room for: time stale
`);
  expect(render(repeatedComparison, 120)).toContain(`
Between strategies, as ratios within each trial:
- webhook against slow poll: latency p50 faster: 1235 times (1111–1351); requests more: 7.20 times (6.50–8.10)
`);
});

test('under six trials the table says that there is no interval', () => {
  expect(render(repeatedLess(3), 120)).toContain(
    'Median of the figures of 3 trials (above, their latencies are pooled), without a 95 % interval. An interval needs 6\ntrials or more: --trials 6, or --until-stable 5%.',
  );
  expect(render(repeatedLess(3), 120)).toContain(`
Between strategies, as ratios within each trial (too few trials for a verdict):
- webhook against slow poll: latency p50 0.000810; requests 7.20
`);
  expect(render(repeatedLess(1), 120)).not.toContain('Between strategies');
});

test.each([40, 60, 80, 120, 200])('nothing is wider than %s characters', (width) => {
  for (const comparison of [repeatedComparison, repeatedLess(1), repeatedLess(4)]) {
    expect(Math.max(...render(comparison, width).split('\n').map(textWidth))).toBeLessThanOrEqual(width);
  }
});
