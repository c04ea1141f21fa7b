import { resolve } from 'node:path';
import open from 'open';
import { writeError } from './output.js';

/** A program that is still there after this has found something to show the file with. */
const verdictMs = 3_000;

/**
 * Shows a file with whatever this desktop shows it with (`BROWSER` names another program). Where there is nothing to
 * show it with, says so and where the file is: it is there all the same.
 */
export async function openFile(path: string): Promise<void> {
  const opener = await open(resolve(path), chooseProgram());
  const isShown = await new Promise<boolean>((settle) => {
    const timer = setTimeout(() => settle(true), verdictMs);
    const conclude = (shown: boolean) => {
      clearTimeout(timer);
      settle(shown);
    };
    opener.once('exit', (exitCode) => conclude(exitCode === 0));
    opener.once('error', () => conclude(false));
  });
  if (!isShown) {
    writeError(`Nothing here can show a page. Open it yourself: ${path}\n`);
  }
}

function chooseProgram() {
  const program = process.env['BROWSER'];
  return program === undefined || program === '' ? {} : { app: { name: program } };
}
