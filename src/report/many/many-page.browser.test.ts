import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { comparisonRow } from '../../analyse/testing/comparison-row.js';
import { createTemporaryFolder } from '../../cli/testing/temporary-folder.js';
import { canLeaveOutBrowser, launchBrowser } from '../html/testing/browser.js';
import { renderManyRuns } from './render-many-runs.js';
import { lossyRow, namedRun, pollRow, webhookRow } from './testing/named-run.js';

/** The page over several runs in a real browser: wide and narrow, light and dark, on paper. */

const desktop = { width: 1_200, height: 900 };
const phone = { width: 390, height: 844 };
const many = Array.from({ length: 11 }, (_, index) =>
  comparisonRow(`strategy number ${index}`, { latency_p50_ms: index + 1, requests_total: 99 - index }),
);
const runs = [
  namedRun(1, { rows: [webhookRow, pollRow, lossyRow] }),
  namedRun(2, { rows: [{ ...webhookRow, trusted: false }, pollRow, lossyRow] }),
  namedRun(3, { name: 'a-scenario-with-many-strategies', hash: 'c'.repeat(64), rows: many }),
  namedRun(4, { comparison: { world: 'virtual' } }),
];

const violations = z.object({
  violations: z.array(z.object({ id: z.string(), impact: z.string().nullable(), help: z.string() })),
});

describe.skipIf(canLeaveOutBrowser)('the page of many runs', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser?.close();
  });

  async function open(viewport: typeof desktop, colorScheme: 'light' | 'dark'): Promise<Page> {
    const path = join(createTemporaryFolder(), 'comparison.html');
    writeFileSync(path, renderManyRuns(runs, '.html'));
    // axe is put into the page by the test: the page itself forbids every script.
    const context = await browser.newContext({ viewport, colorScheme, bypassCSP: true });
    const page = await context.newPage();
    await page.goto(pathToFileURL(path).href);
    return page;
  }

  test.each([
    ['a desktop, light', desktop, 'light'],
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

  test('on A4 no column of the matrix is cut off', async () => {
    const page = await open({ width: 688, height: 1_000 }, 'light');
    await page.emulateMedia({ media: 'print' });
    const beyond = await page.evaluate(
      '[...document.querySelectorAll("#matrix ~ .scroll table")].filter((e) => e.getBoundingClientRect().right > innerWidth).length',
    );
    expect(await page.locator('#matrix ~ .scroll table').count()).toBe(3);
    expect(beyond).toBe(0);
  });
});
