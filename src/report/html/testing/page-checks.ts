import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { z } from 'zod';
import { createTemporaryFolder } from '../../../cli/testing/temporary-folder.js';

export const desktop = { width: 1_200, height: 900 };
export const phone = { width: 390, height: 844 };
/** A4 without its margins, at 96 pixels an inch. */
export const paper = { width: 688, height: 1_000 };

export interface Looks {
  readonly viewport: { readonly width: number; readonly height: number };
  readonly colorScheme: 'light' | 'dark';
}

const violations = z.object({
  violations: z.array(z.object({ id: z.string(), impact: z.string().nullable(), help: z.string() })),
});

/** Opens a page from disk, as a reader does, in the file `report.html`. */
export async function openFromDisk(browser: Browser, html: string, looks: Looks): Promise<Page> {
  const path = join(createTemporaryFolder(), 'report.html');
  writeFileSync(path, html);
  // axe is put into the page by the test: the page itself forbids every script.
  const context = await browser.newContext({ ...looks, bypassCSP: true });
  const page = await context.newPage();
  await page.goto(pathToFileURL(path).href);
  return page;
}

/** What axe takes for serious or critical. */
export async function findSeriousViolations(page: Page): Promise<readonly object[]> {
  await page.evaluate(axe.source);
  const result = violations.parse(await page.evaluate('axe.run()'));
  return result.violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
}

/** The beginnings of what scrolls sideways and cannot be reached by keyboard. */
export function findUnreachable(page: Page): Promise<unknown> {
  return page.evaluate(
    '[...document.querySelectorAll("*")].filter((e) => e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflowX === "auto" && e.tabIndex < 0).map((e) => e.outerHTML.slice(0, 80))',
  );
}

/** The beginnings of tables, pictures and texts that are cut off at the right edge. */
export function findCutOff(page: Page): Promise<unknown> {
  return page.evaluate(
    '[...document.querySelectorAll("table, svg, pre")].filter((e) => e.getBoundingClientRect().right > innerWidth + 1).map((e) => e.outerHTML.slice(0, 80))',
  );
}
