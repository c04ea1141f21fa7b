// Writes the documents that come from the code: the data dictionary and the JSON Schema of scenarios. Needs a
// build, since it asks the code in dist/; tests prove the committed copies fresh.
//
//   npm run build && node scripts/generate-docs.mjs           writes what has changed
//   npm run build && node scripts/generate-docs.mjs --check   exits 1 when something would change
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

async function renderDocuments() {
  const { dataDictionary } = await import('../dist/report/data-dictionary.js');
  const { scenarioJsonSchema } = await import('../dist/scenario/json-schema.js');
  return [
    { path: 'results/README.md', text: dataDictionary() },
    {
      path: 'src/scenario/scenario.schema.json',
      text: `${JSON.stringify(scenarioJsonSchema(), null, 2)}\n`,
    },
  ];
}

const checkOnly = process.argv.includes('--check');
for (const { path, text } of await renderDocuments()) {
  const file = join(root, path);
  if (existsSync(file) && readFileSync(file, 'utf8') === text) {
    continue;
  }
  if (checkOnly) {
    console.error(`${path} is stale: run npm run generate`);
    process.exitCode = 1;
  } else {
    writeFileSync(file, text);
  }
}
