import { chmodSync, cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { builtProgram, runCli, runToEnd } from './testing/run-cli.js';
import { createTemporaryFolder } from './testing/temporary-folder.js';

const sample = fileURLToPath(new URL('../../results/sample', import.meta.url));

/** A folder with a copy of the sample run in its folder `results`, and the path of that copy within it. */
function keepOneRun(): { readonly folder: string; readonly run: string } {
  const folder = createTemporaryFolder();
  const run = join('results', 'a-run');
  cpSync(sample, join(folder, run), { recursive: true });
  return { folder, run };
}

describe('one folder', () => {
  test('--format writes those files and no others', async () => {
    const { folder, run } = keepOneRun();
    for (const name of readdirSync(join(folder, run))) {
      if (name !== 'run.json') {
        rmSync(join(folder, run, name), { recursive: true });
      }
    }
    const { exitCode } = await runCli(['report', run, '--format', 'html, markdown'], folder);
    expect(exitCode).toBe(0);
    const names = readdirSync(join(folder, run));
    expect(names).toEqual(expect.arrayContaining(['report.html', 'report.md', 'run.json']));
    expect(names.filter((name) => name.endsWith('.csv'))).toEqual([]);
  });

  test('names what it wrote and nothing else', async () => {
    const { folder, run } = keepOneRun();
    const { stdout } = await runCli(['report', run, '--format', 'html'], folder);
    expect(stdout).toMatch(/\n\nreport\.html +What [^\n]*\nResults: [^\n]*\n$/);
    const { stdout: all } = await runCli(['report', run], folder);
    const also = all.slice(all.indexOf('\nAlso '));
    expect(also).toMatch(
      /^\nAlso METHOD\.md, histograms\/\*\.hgrm, histograms\/\*\.hlog, metrics\.csv,[\s\S]*plots\/\*\.svg,/,
    );
    expect(also).not.toContain('deliveries.csv');
  });

  test('removes histograms that the run does not have, and keeps what is somebody else’s', async () => {
    const { folder, run } = keepOneRun();
    const list = (inner: string) => readdirSync(join(folder, run, inner)).sort();
    const before = { histograms: list('histograms'), plots: list('plots') };
    for (const name of ['histograms/gone.hgrm', 'histograms/Mine.hgrm', 'plots/our-office.svg']) {
      writeFileSync(join(folder, run, name), '');
    }
    await runCli(['report', run, '--format', 'markdown'], folder);
    expect(list('plots')).toEqual([...before.plots, 'our-office.svg'].sort());
    expect(list('histograms')).toContain('gone.hgrm');
    await runCli(['report', run], folder);
    expect(list('histograms')).toEqual(['Mine.hgrm', ...before.histograms]);
  });

  test('--out writes one report to its place, with links back to the run’s files', async () => {
    const { folder, run } = keepOneRun();
    const { exitCode, stdout } = await runCli(['report', run, '--out', 'review/board/page.html'], folder);
    expect(exitCode).toBe(0);
    expect(stdout).toBe('Written: review/board/page.html\n');
    const page = readFileSync(join(folder, 'review/board/page.html'), 'utf8');
    const links = [...page.matchAll(/href="(\.[^"]*comparison\.csv)"/g)].map(([, href = '']) => href);
    expect(links.length).toBeGreaterThan(0);
    expect(links.every((href) => existsSync(join(folder, 'review/board', decodeURI(href))))).toBe(true);
  });

  test.each([
    ['csv', 'comparison.csv'],
    ['json', 'run.json'],
    ['md', 'report.md'],
  ])('--out file.%s is %s', async (ending, name) => {
    const { folder, run } = keepOneRun();
    await runCli(['report', run, '--out', `alone.${ending}`], folder);
    const written = readFileSync(join(folder, `alone.${ending}`), 'utf8');
    expect(written.split('\n')[0]).toBe(readFileSync(join(folder, run, name), 'utf8').split('\n')[0]);
  });
});

describe('--open', () => {
  async function openWith(makeBrowser: (folder: string) => string) {
    const { folder, run } = keepOneRun();
    const command = [process.execPath, builtProgram, 'report', run, '--format', 'html', '--open'];
    const finished = await runToEnd(['env', `BROWSER=${makeBrowser(folder)}`, ...command], folder);
    return { ...finished, folder, page: join(run, 'report.html') };
  }

  test('hands the page to the browser', async () => {
    const { exitCode, stderr, folder, page } = await openWith((parent) => {
      const program = join(parent, 'browser.sh');
      writeFileSync(program, '#!/bin/sh\nprintf %s "$1" > opened.txt\n');
      chmodSync(program, 0o755);
      return program;
    });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(readFileSync(join(folder, 'opened.txt'), 'utf8')).toBe(join(folder, page));
  });

  test('says where the page is when nothing can show it', async () => {
    const { exitCode, stderr, page } = await openWith(() => '/bin/false');
    expect(exitCode).toBe(0);
    expect(stderr).toContain(`Open it yourself: ${page}`);
  });
});

test.each([
  ['an unknown format', ['--format', 'htlm'], 'did you mean "html"?'],
  ['an ending without a format', ['--out', 'page.pdf'], 'the ending chooses the format'],
  ['both --out and --format', ['--out', 'page.html', '--format', 'html'], 'leave out --format'],
  ['--for-review with --json', ['--for-review', '--json'], 'leave out --json'],
  ['a decision record that is no Markdown', ['--for-review', '--out', 'a.html'], 'ends with .md'],
  ['--open without a page', ['--format', 'csv', '--open'], 'add html to --format'],
])('refuses %s, and says what to do', async (_what, options, message) => {
  const { folder, run } = keepOneRun();
  const { exitCode, stderr } = await runCli(['report', run, ...options], folder);
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/^error PVP_USAGE: .*\nnext: /);
  expect(stderr).toContain(message);
});

test('refuses a place that it cannot write to', async () => {
  const { folder, run } = keepOneRun();
  writeFileSync(join(folder, 'file'), '');
  const { exitCode, stderr } = await runCli(['report', run, '--out', 'file/page.html'], folder);
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/^error PVP_OUTPUT_UNWRITABLE: .*file/);
});

test('--for-review writes a decision record, into the folder or elsewhere, and nothing else', async () => {
  const { folder, run } = keepOneRun();
  const before = readdirSync(join(folder, run));
  const { exitCode, stdout } = await runCli(['report', run, '--for-review'], folder);
  expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: `Written: ${join(run, 'decision.md')}\n` });
  const record = readFileSync(join(folder, run, 'decision.md'), 'utf8');
  expect(record).toMatch(/^---\nstatus: proposed\ndate: \d{4}-\d\d-\d\d\n---\n/);
  expect(readdirSync(join(folder, run))).toEqual([...before, 'decision.md'].sort());

  await runCli(['report', run, '--for-review', '--out', 'docs/decisions/0007.md'], folder);
  expect(readFileSync(join(folder, 'docs/decisions/0007.md'), 'utf8')).toBe(record);
});

describe('several folders', () => {
  test.each(['.html', '.md', '.csv'])('make one report, --out …%s', async (ending) => {
    const { folder, run } = keepOneRun();
    await runCli(['simulate', 'user-signup', '--duration', '20s', '--quiet'], folder);
    const folders = readdirSync(join(folder, 'results')).map((name) => join('results', name));
    const out = `comparison${ending}`;
    const { exitCode, stdout, stderr } = await runCli(['report', ...folders, '--out', out], folder);
    expect({ exitCode, stdout, stderr }).toEqual({ exitCode: 0, stdout: `Written: ${out}\n`, stderr: '' });
    const text = readFileSync(join(folder, out), 'utf8');
    expect(text).toContain('order-placed');
    expect(text).toContain('user-signup');
    expect(folders).toContain(run);
  });

  test.each([
    ['no place', [], 'say where to write it'],
    ['a form that there is none of', ['--out', 'all.json'], 'allowed are .html, .md, .csv'],
    ['an option of one run', ['--out', 'all.html', '--for-review'], 'leave out --for-review'],
  ])('with %s are refused', async (_what, options, message) => {
    const { folder, run } = keepOneRun();
    const { exitCode, stderr } = await runCli(['report', run, `${run}/.`, ...options], folder);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(message);
  });

  test('the same folder twice is refused, however it is written', async () => {
    const { folder, run } = keepOneRun();
    const { exitCode, stderr } = await runCli(['report', run, `${run}/.`, '--out', 'all.html'], folder);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/^error PVP_USAGE: /);
  });
});
