// Writes the documents that come from the code: the data dictionary, the JSON Schemas of scenarios, of run.json and of comparisons, the
// tables of the READMEs, and the files of the sample run (from its run.json). Needs a build, since it asks the code in dist/; tests prove the committed copies fresh.
//
//   npm run build && node scripts/generate-docs.mjs           writes what has changed
//   npm run build && node scripts/generate-docs.mjs --check   exits 1 when something would change
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const sampleFolder = 'results/sample';

async function renderDocuments() {
  const { dataDictionary } = await import('../dist/report/data-dictionary.js');
  const { renderMethod } = await import('../dist/report/method/render-method.js');
  const { renderScenarioJsonSchema } = await import('../dist/scenario/json-schema.js');
  const { renderRunJsonSchema } = await import('../dist/store/run-json-schema.js');
  const { renderCompareJsonSchema } = await import('../dist/store/compare-json-schema.js');
  const { renderSampleRun } = await import('../dist/cli/sample-run.js');
  const sample = await renderSampleRun(join(root, sampleFolder));
  return [
    ...sample.files.map(({ fileName, text }) => ({ path: `${sampleFolder}/${fileName}`, text })),
    { path: 'results/README.md', text: dataDictionary() },
    { path: 'results/METHOD.md', text: renderMethod() },
    { path: 'src/scenario/scenario.schema.json', text: renderScenarioJsonSchema() },
    { path: 'src/store/run.schema.json', text: renderRunJsonSchema() },
    { path: 'src/store/compare.schema.json', text: renderCompareJsonSchema() },
    ...(await renderReadmes(sample.shown)),
  ];
}

async function renderReadmes(sample) {
  const {
    fillPlace,
    renderClosedForms,
    renderFieldTable,
    renderOptionTable,
    renderScenarioTable,
    renderStrategyTable,
  } = await import('../dist/cli/readme-tables.js');
  const { scenarioJsonSchema } = await import('../dist/scenario/json-schema.js');
  const { listScenarios } = await import('../dist/scenario/list-scenarios.js');
  const { strategies } = await import('../dist/strategies/registry.js');
  const scenarios = listScenarios(root);
  const fill = (path, places) =>
    Object.entries(places).reduce(
      (text, [name, content]) => fillPlace(text, name, content),
      readFileSync(join(root, path), 'utf8'),
    );
  const readmes = {
    'README.md': {
      sample,
      strategies: renderStrategyTable(strategies),
      scenarios: renderScenarioTable(scenarios, 'scenarios/'),
    },
    'scenarios/README.md': {
      scenarios: renderScenarioTable(scenarios, ''),
      fields: renderFieldTable(scenarioJsonSchema()),
      options: renderOptionTable(strategies),
      'closed-forms': renderClosedForms(strategies),
    },
  };
  return Object.entries(readmes).map(([path, places]) => ({ path, text: fill(path, places) }));
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
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}
