import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { comparisonRow } from '../../analyse/testing/comparison-row.js';
import { canLeaveOutBrowser, launchBrowser } from '../html/testing/browser.js';
import {
  desktop,
  findCutOff,
  findSeriousViolations,
  findUnreachable,
  type Looks,
  openFromDisk,
  paper,
  phone,
} from '../html/testing/page-checks.js';
import { renderManyRuns } from './render-many-runs.js';
import { lossyRow, namedRun, pollRow, webhookRow } from './testing/named-run.js';

/** The page over several runs in a real browser: wide and narrow, light and dark, on paper. */

const many = Array.from({ length: 11 }, (_, index) =>
  comparisonRow(`strategy number ${index}`, { latency_p50_ms: index + 1, requests_total: 99 - index }),
);
const runs = [
  namedRun(1, { rows: [webhookRow, pollRow, lossyRow] }),
  namedRun(2, { rows: [{ ...webhookRow, trusted: false }, pollRow, lossyRow] }),
  namedRun(3, { name: 'a-scenario-with-many-strategies', hash: 'c'.repeat(64), rows: many }),
  namedRun(4, { comparison: { world: 'virtual' } }),
];

describe.skipIf(canLeaveOutBrowser)('the page of many runs', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser?.close();
  });

  function open(looks: Looks): Promise<Page> {
    return openFromDisk(browser, renderManyRuns(runs, '.html'), looks);
  }

  test.each([
    ['a desktop, light', { viewport: desktop, colorScheme: 'light' }],
    ['a phone, dark', { viewport: phone, colorScheme: 'dark' }],
  ] as const)('an accessibility checker finds nothing serious on %s', async (_where, looks) => {
    expect(await findSeriousViolations(await open(looks))).toEqual([]);
  });

  test.each([
    ['a desktop', desktop],
    ['a phone', phone],
  ])('nothing is wider than %s, and wide tables can be scrolled by keyboard', async (_where, viewport) => {
    const page = await open({ viewport, colorScheme: 'light' });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(viewport.width);
    expect(await findUnreachable(page)).toEqual([]);
  });

  test('on A4 no column of the matrix is cut off', async () => {
    const page = await open({ viewport: paper, colorScheme: 'light' });
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('#matrix ~ .scroll table').count()).toBe(3);
    expect(await findCutOff(page)).toEqual([]);
  });
});
