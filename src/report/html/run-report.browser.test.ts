import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { ReportedRun } from '../../analyse/reported-run.js';
import { fontSizePx, plotWidthPx } from '../plots/drawing/draw-svg.js';
import { resultFiles } from '../render-files.js';
import { judgedComparison, withHostileTexts } from '../testing/comparison-fixture.js';
import { toReportedFixture } from '../testing/reported-run-fixture.js';
import { richRun } from '../testing/rich-run-fixture.js';
import { renderRunReport } from './run-report.js';
import { canLeaveOutBrowser, launchBrowser } from './testing/browser.js';
import {
  desktop,
  findCutOff,
  findSeriousViolations,
  findUnreachable,
  type Looks,
  openFromDisk,
  paper,
  phone,
} from './testing/page-checks.js';

/** The page in a real browser, as a reader opens it: from disk, wide and narrow, light and dark, on paper. */

/** How the backgrounds of all that scrolls are attached, each way once. */
const attachments =
  '[...new Set([...document.querySelectorAll(".scroll")].map((e) => getComputedStyle(e).backgroundAttachment))]';
const judgedRun = toReportedFixture(judgedComparison);

describe.skipIf(canLeaveOutBrowser)('the page of a run', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser?.close();
  });

  function open(looks: Looks, run: ReportedRun = judgedRun): Promise<Page> {
    return openFromDisk(browser, renderRunReport(run, { files: resultFiles, folder: '' }), looks);
  }

  test.each([
    ['thresholds, on a desktop, light', judgedRun, { viewport: desktop, colorScheme: 'light' }],
    ['thresholds, on a phone, dark', judgedRun, { viewport: phone, colorScheme: 'dark' }],
    ['everything that plots draw, on a desktop, dark', richRun, { viewport: desktop, colorScheme: 'dark' }],
    ['everything that plots draw, on a phone, light', richRun, { viewport: phone, colorScheme: 'light' }],
  ] as const)('an accessibility checker finds nothing serious: %s', async (_what, run, looks) => {
    const page = await open(looks, run);
    await page.evaluate(
      'document.querySelectorAll("details").forEach((details) => { details.open = true; })',
    );
    expect(await findSeriousViolations(page)).toEqual([]);
  });

  test.each([
    ['a desktop', desktop],
    ['a phone', phone],
  ])('nothing is wider than %s, and wide tables can be scrolled by keyboard', async (_where, viewport) => {
    const page = await open({ viewport, colorScheme: 'light' }, richRun);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(viewport.width);
    expect(await findUnreachable(page)).toEqual([]);
  });

  test('on the narrowest phone the letters of plots can be read, and what scrolls shows it at its edges', async () => {
    const page = await open({ viewport: { width: 320, height: 640 }, colorScheme: 'dark' }, richRun);
    const widthsPx = z
      .array(z.number())
      .parse(
        await page.evaluate('[...document.querySelectorAll(".plot > svg")].map((svg) => svg.clientWidth)'),
      );
    const lettersPx = widthsPx.map((widthPx) => (widthPx / plotWidthPx) * fontSizePx);
    expect(lettersPx.length).toBeGreaterThan(4);
    expect(Math.min(...lettersPx)).toBeGreaterThanOrEqual(12);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
    // Covers that move with the content, before shadows that do not.
    expect(await page.evaluate(attachments)).toEqual(['local, local, scroll, scroll, scroll']);
  });

  test('asks nothing of any network, and its policy would refuse it', async () => {
    const hostile = toReportedFixture(withHostileTexts('<img src=x onerror=alert(1)>'));
    const page = await open({ viewport: desktop, colorScheme: 'light' }, hostile);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.reload();
    expect(asked.filter((url) => !url.startsWith('file:') || !url.endsWith('report.html'))).toEqual([]);
    expect(await page.evaluate('document.querySelectorAll("img, script").length')).toBe(0);
  });

  test.each([
    ['two strategies', judgedRun],
    ['seven strategies', richRun],
  ])('on paper it is light, without navigation, and no figure is cut off: %s', async (_what, run) => {
    const page = await open({ viewport: paper, colorScheme: 'dark' }, run);
    await page.emulateMedia({ media: 'print' });
    const background = await page.evaluate('getComputedStyle(document.body).backgroundColor');
    expect(background).toBe('rgb(255, 255, 255)');
    expect(await page.evaluate('getComputedStyle(document.querySelector("nav")).display')).toBe('none');
    expect(await findCutOff(page)).toEqual([]);
    expect(await page.evaluate('getComputedStyle(document.querySelector("td.number")).whiteSpace')).toBe(
      'nowrap',
    );
  });
});
