import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { explainRefusal, makeFolders } from './make-folders.js';
import { outputError } from './output-error.js';
import { openStreamedFile, type StreamedFile } from './streamed-file.js';
import { systemErrorCode } from './system-error.js';
import { type FileText, writeFiles } from './write-files.js';

/** The folder of one run, from before its start until its files stand. */
export interface ResultFolder {
  readonly path: string;
  /**
   * Adds the records of one trial's deliveries; they are on disk when it resolves, so a crash does not lose them.
   * Calls must not overlap.
   * @throws PushVsPollError PVP_OUTPUT_UNWRITABLE
   */
  addDeliveries(records: Iterable<string>): Promise<void>;
  /**
   * Writes all files, each whole or not at all; the deliveries get their name with them.
   * @returns the paths of all files
   * @throws PushVsPollError PVP_OUTPUT_UNWRITABLE
   */
  finish(files: readonly FileText[]): Promise<readonly string[]>;
  /** Gives up: removes the folder, unless deliveries have been added to it or it is finished. Never throws. */
  discard(): Promise<void>;
}

/** The file that grows while the run goes on. */
export interface DeliveriesFile {
  readonly fileName: string;
  readonly header: string;
}

/** How many runs of one scenario may start within a second. */
const mostInOneSecond = 1_000;
const longestScenarioNameChars = 100;

/**
 * The name of a run's folder, for example `2026-11-23T22-36-50Z-order-placed`: it sorts by time, and has no
 * character that any file system refuses.
 */
export function resultFolderName(scenarioName: string, startedAt: Date): string {
  const time = `${startedAt.toISOString().slice(0, 19).replaceAll(':', '-')}Z`;
  const name = scenarioName
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .slice(0, longestScenarioNameChars)
    .replace(/[.-]+$/, '');
  return name === '' ? time : `${time}-${name}`;
}

/** Makes a folder of that name; a taken name gets `-2`, `-3` and so on. */
async function makeUniqueFolder(outDir: string, name: string): Promise<string> {
  await makeFolders(outDir);
  for (let count = 1; ; count += 1) {
    const path = join(outDir, count === 1 ? name : `${name}-${count}`);
    try {
      await mkdir(path);
      return path;
    } catch (thrown) {
      if (systemErrorCode(thrown) !== 'EEXIST' || count === mostInOneSecond) {
        throw explainRefusal(outDir, thrown);
      }
    }
  }
}

async function openDeliveries(folder: string, { fileName, header }: DeliveriesFile): Promise<StreamedFile> {
  try {
    return await openStreamedFile(folder, fileName, header);
  } catch (thrown) {
    await removeFolder(folder);
    throw thrown;
  }
}

/** Does work at a path, and turns what the file system throws into an error that says what to do. */
async function explain<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (thrown) {
    throw outputError(path, thrown);
  }
}

/** A folder that cannot be removed is no reason to fail: the error that led here matters more. */
async function removeFolder(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true }).catch(() => undefined);
}

/**
 * Makes a folder among the results for something that is no run of strategies, before it begins.
 * @param name behind the time in the folder's name
 * @returns its path
 * @throws PushVsPollError PVP_OUTPUT_UNWRITABLE
 */
export function createPlainFolder(outDir: string, name: string, startedAt: Date): Promise<string> {
  return explain(outDir, () => makeUniqueFolder(outDir, resultFolderName(name, startedAt)));
}

/**
 * Makes the folder of a run, and the first file in it, before anything runs: a place that cannot be written to is
 * found out now.
 * @param outDir made if there is none
 * @param startedAt names the folder, in UTC
 * @param deliveriesFile the file that `addDeliveries` adds to
 * @throws PushVsPollError PVP_OUTPUT_UNWRITABLE
 */
export async function createResultFolder(
  outDir: string,
  scenarioName: string,
  startedAt: Date,
  deliveriesFile: DeliveriesFile,
): Promise<ResultFolder> {
  const path = await explain(outDir, () =>
    makeUniqueFolder(outDir, resultFolderName(scenarioName, startedAt)),
  );
  const deliveries = await explain(path, () => openDeliveries(path, deliveriesFile));
  let isFinished = false;
  return {
    path,
    addDeliveries: (records) => explain(path, () => deliveries.append(records)),
    finish: async (files) => {
      const deliveriesPath = await explain(path, () => deliveries.complete());
      const paths = await writeFiles(path, files);
      isFinished = true;
      return [deliveriesPath, ...paths];
    },
    discard: async () => {
      if (!isFinished && !deliveries.hasContent()) {
        await removeFolder(path);
      }
    },
  };
}
