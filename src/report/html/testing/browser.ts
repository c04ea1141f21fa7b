import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** Where Debian, Alpine, Chrome's own packages and macOS put it. */
const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The program of a Chromium; `CHROMIUM` names another place. Undefined where there is none. */
const chromiumPath: string | undefined = [process.env['CHROMIUM'] ?? '', ...usualPlaces].find(
  (path) => path !== '' && existsSync(path),
);

/**
 * Whether tests in a browser may be left out: on somebody's machine without a Chromium. Where `CI` is set they fail
 * instead, so that a gate never passes for lack of a browser.
 */
export const canLeaveOutBrowser = chromiumPath === undefined && process.env['CI'] === undefined;

/** Starts a Chromium that asks nothing of any network. @throws Error where there is none */
export function launchBrowser(): Promise<Browser> {
  if (chromiumPath === undefined) {
    throw new Error(
      'No Chromium is installed here: install one (Debian: chromium), or say where it is in CHROMIUM',
    );
  }
  return chromium.launch({
    executablePath: chromiumPath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-quic',
      '--no-first-run',
    ],
  });
}
