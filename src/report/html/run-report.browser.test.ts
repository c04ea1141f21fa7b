import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createTemporaryFolder } from '../../cli/testing/temporary-folder.js';
import { resultFiles } from '../render-files.js';
import { judgedComparison, withHostileTexts } from '../testing/comparison-fixture.js';
import { toReportedFixture } from '../testing/reported-run-fixture.js';
import { renderRunReport } from './run-report.js';
import { canLeaveOutBrowser, launchBrowser } from './testing/browser.js';

/** The page in a real browser, as a reader opens it: from disk, wide and narrow, light and dark, on paper. */

const desktop = { width: 1_200, height: 900 };
const phone = { width: 390, height: 844 };

const violations = z.object({
  violations: z.array(z.object({ id: z.string(), impact: z.string().nullable(), help: z.string() })),
});

describe.skipIf(canLeaveOutBrowser)('the page of a run', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser?.close();
  });

  async function open(
    viewport: typeof desktop,
    colorScheme: 'light' | 'dark',
    comparison = judgedComparison,
  ): Promise<Page> {
    const path = join(createTemporaryFolder(), 'report.html');
    writeFileSync(path, renderRunReport(toReportedFixture(comparison), { files: resultFiles, folder: '' }));
    // axe is put into the page by the test: the page itself forbids every script.
    const context = await browser.newContext({ viewport, colorScheme, bypassCSP: true });
    const page = await context.newPage();
    await page.goto(pathToFileURL(path).href);
    return page;
  }

  test.each([
    ['a desktop, light', desktop, 'light'],
    ['a desktop, dark', desktop, 'dark'],
    ['a phone, light', phone, 'light'],
    ['a phone, dark', phone, 'dark'],
  ] as const)('an accessibility checker finds nothing serious on %s', async (_where, viewport, scheme) => {
    const page = await open(viewport, scheme);
    await page.evaluate(axe.source);
    const result = violations.parse(await page.evaluate('axe.run()'));
    const serious = result.violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    expect(serious).toEqual([]);
  });

  test.each([
    ['a desktop', desktop],
    ['a phone', phone],
  ])('nothing is wider than %s, and wide tables can be scrolled by keyboard', async (_where, viewport) => {
    const page = await open(viewport, 'light');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(viewport.width);
    const unreachable = await page.evaluate(
      '[...document.querySelectorAll("*")].filter((e) => e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflowX === "auto" && e.tabIndex < 0).map((e) => e.outerHTML.slice(0, 80))',
    );
    expect(unreachable).toEqual([]);
  });

  test('asks nothing of any network, and its policy would refuse it', async () => {
    const page = await open(desktop, 'light', withHostileTexts('<img src=x onerror=alert(1)>'));
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.reload();
    expect(asked.filter((url) => !url.startsWith('file:') || !url.endsWith('report.html'))).toEqual([]);
    expect(await page.evaluate('document.querySelectorAll("img, script").length')).toBe(0);
  });

  test('on paper it is light, without navigation, and no figure is cut off', async () => {
    const page = await open(desktop, 'dark');
    await page.emulateMedia({ media: 'print' });
    const paper = await page.evaluate('getComputedStyle(document.body).backgroundColor');
    expect(paper).toBe('rgb(255, 255, 255)');
    expect(await page.evaluate('getComputedStyle(document.querySelector("nav")).display')).toBe('none');
    // A4 without its margins, at 96 pixels an inch.
    await page.setViewportSize({ width: 688, height: 1_000 });
    const cutOff = await page.evaluate(
      '[...document.querySelectorAll("table, svg, pre")].filter((e) => e.getBoundingClientRect().right > 689).map((e) => e.outerHTML.slice(0, 80))',
    );
    expect(cutOff).toEqual([]);
    expect(await page.evaluate('getComputedStyle(document.querySelector("td.number")).whiteSpace')).toBe(
      'nowrap',
    );
  });
});
