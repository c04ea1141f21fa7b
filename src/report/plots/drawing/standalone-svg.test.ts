import { expect, test } from 'vitest';
import { parseSvg } from '../../testing/parse-svg.js';
import { richRun } from '../../testing/rich-run-fixture.js';
import { plots } from '../registry.js';
import { standaloneSvg } from './standalone-svg.js';

test.each(plots.map((plot) => [plot.id, plot] as const))('%s stands alone as a file', (_, plot) => {
  const file = standaloneSvg(plot.draw(richRun)?.svg ?? '');
  expect(file).not.toContain('var(');
  expect(parseSvg(file).namespaceURI).toBe('http://www.w3.org/2000/svg');
  const [, , width, height] = parseSvg(file).getAttribute('viewBox')?.split(' ') ?? [];
  expect(file).toContain(` width="${width}" height="${height}"`);
  expect(file).not.toContain('max-width');
  expect(file).toContain('</desc><rect width="100%" height="100%" fill="#ffffff"');
});

test('a label that looks like a colour stays what somebody wrote', () => {
  const svg =
    '<svg id="a"><title>t</title><desc>d</desc><text fill="var(--plot-grid, #dfe2e6)">fill=&quot;var(--plot-grid, #dfe2e6)&quot;</text></svg>';
  expect(standaloneSvg(svg)).toContain(
    '<text fill="#dfe2e6">fill=&quot;var(--plot-grid, #dfe2e6)&quot;</text>',
  );
});

test('what must be known of the run stands above the picture, which grows by it', () => {
  const svg = plots[0]?.draw(richRun)?.svg ?? '';
  const sizeOf = (file: string) => parseSvg(file).getAttribute('viewBox')?.split(' ').map(Number) ?? [];
  const [, top = 0, width, height = 0] = sizeOf(standaloneSvg(svg, ['DISTURBED: <a> & "b" did it.']));
  const [, , widthBefore, heightBefore = 0] = sizeOf(standaloneSvg(svg));
  expect([top, width]).toEqual([heightBefore - height, widthBefore]);
  expect(top).toBeLessThan(0);
  expect(parseSvg(standaloneSvg(svg, ['DISTURBED: <a> & "b" did it.'])).textContent).toContain(
    'DISTURBED: <a> & "b" did it.',
  );
});
