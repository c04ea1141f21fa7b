import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';

const root = fileURLToPath(new URL('..', import.meta.url));

/** A small product that breaks a rule in every file but the first two. */
const faultyProduct = {
  'src/core/a.ts': 'export interface A { readonly a: number }\nexport const a: A = { a: 1 };',
  'src/measure/m.ts': "import { a } from '../core/a.js';\nexport const m = a;\nexport type M = typeof m;",
  'src/strategies/reaches-into-a-world.ts': "import { w } from '../worlds/live/w.js';\nexport const s = w;",
  'src/worlds/live/w.ts': "import { r } from '../../run/r.js';\nexport const w = r;",
  'src/run/r.ts': "import { m } from '../measure/m.js';\nexport const r = m;",
  'src/analyse/imports-a-value.ts': "import { m } from '../measure/m.js';\nexport const v = m;",
  'src/analyse/imports-a-type.ts': "import type { M } from '../measure/m.js';\nexport type T = M;",
  'src/plan/reads-a-file.ts': "import { readFileSync } from 'node:fs';\nexport const p = readFileSync;",
  'src/cli/opens-a-socket.ts': "import { connect } from 'node:net';\nexport const c = connect;",
  'src/cli/commands/loads-at-once.ts': "import { r } from '../../run/r.js';\nexport const c = r;",
  'src/cli/commands/loads-late.ts': "export const c = () => import('../../run/r.js');",
  'src/report/one.ts': "import { two } from './two.js';\nexport const one = two;",
  'src/report/two.ts': "import { one } from './one.js';\nexport const two = one;",
  'src/stray/s.ts': "import { a } from '../core/a.js';\nexport const s = a;",
  'src/core/unused.ts': 'export const unused = 1;',
  'src/core/a.test.ts':
    "import { a } from './a.js';\nimport { r } from '../run/r.js';\nexport const t = [a, r];",
  'src/predict/uses-a-test.ts': "import { t } from '../core/a.test.js';\nexport const u = t;",
} as const;

const expectedViolations = [
  'analyse-imports-types-only src/analyse/imports-a-value.ts',
  'commands-load-their-code-late src/cli/commands/loads-at-once.ts',
  'every-folder-has-a-row src/stray/s.ts',
  'network-only-in-worlds-live src/cli/opens-a-socket.ts',
  'no-cycles src/report/one.ts',
  'no-orphans src/core/unused.ts',
  'no-tests-in-the-product src/predict/uses-a-test.ts',
  'pure-code-asks-nothing-of-node src/plan/reads-a-file.ts',
  'strategies-imports-its-row src/strategies/reaches-into-a-world.ts',
  'worlds-live-imports-its-row src/worlds/live/w.ts',
];

const cruiseResult = z.object({
  summary: z.object({
    violations: z.array(z.object({ from: z.string(), rule: z.object({ name: z.string() }) })),
  }),
});

test('the import rules find each kind of violation, and nothing else', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'push-vs-poll-rules-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [path, text] of Object.entries(faultyProduct)) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  for (const name of ['package.json', 'tsconfig.json']) {
    writeFileSync(join(folder, name), readFileSync(join(root, name)));
  }
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs'),
      'src',
      '--config',
      join(root, '.dependency-cruiser.mjs'),
      '--output-type',
      'json',
    ],
    { cwd: folder },
  );
  const { violations } = cruiseResult.parse(JSON.parse(stdout)).summary;
  const found = new Set(violations.map(({ from, rule }) => `${rule.name} ${from}`));
  expect([...found].sort()).toEqual(expectedViolations);
});

const handedIn = {
  folders: ['core', 'protocol', 'strategies', 'source', 'plan', 'measure', 'predict', 'analyse', 'report'],
  pattern:
    /\bDate\.now\(|\bnew Date\(\)|\bset(?:Timeout|Interval|Immediate)\(|\bMath\.random\(|\bperformance\./,
} as const;

const belongsToTheCommandLine = {
  folders: ['scenario', 'store', 'machine', 'worlds', 'run', ...handedIn.folders],
  pattern: /\bprocess\.(?:argv|stdout|stderr|exitCode)\b|\bconsole\./,
} as const;

test.each([
  { ...handedIn, what: 'the wall clock, timers and chance are handed in' },
  { ...belongsToTheCommandLine, what: 'arguments, output and exit codes belong to the command line' },
])('$what', ({ folders, pattern }) => {
  expect(folders.flatMap((folder) => findLines(folder, pattern))).toEqual([]);
});

/** Lines of the product (not of tests or comments) under src/`folder` that match, as `file:line`. */
function findLines(folder: string, pattern: RegExp): string[] {
  return readdirSync(join(root, 'src', folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.test.ts') && !path.includes('testing/'))
    .flatMap((path) =>
      readFileSync(join(root, 'src', folder, path), 'utf8')
        .split('\n')
        .flatMap((line, index) => {
          const isCode = !/^\s*(?:\/?\*|\/\/)/.test(line);
          return isCode && pattern.test(line) ? [`src/${folder}/${path}:${index + 1}`] : [];
        }),
    );
}
