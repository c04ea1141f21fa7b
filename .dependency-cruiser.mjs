// Holds the import table of the design. One row per folder of src/: what it may import of ours, and why.
// Tests and src/**/testing/ may import anything; nothing else may import them.

/** Code that runs in both worlds or in a browser: it asks nothing of Node. */
const pureFolders = [
  'core',
  'protocol',
  'strategies',
  'source',
  'faults',
  'plan',
  'measure',
  'predict',
  'analyse',
  'report',
  'explore',
  'worlds/virtual',
];

/** Imports inside a row's own folder are always allowed. `types` are allowed as type-only imports. */
const layers = [
  {
    folder: 'core',
    may: [],
    comment: 'The vocabulary that everything shares depends on nothing of ours.',
  },
  {
    folder: 'protocol',
    may: ['core'],
    comment: 'The wire contract stands on the vocabulary alone, so that both sides can share it.',
  },
  {
    folder: 'strategies',
    may: ['core', 'protocol'],
    comment: 'A strategy sees the five ports and the wire contract: never a world, a clock or a table.',
  },
  {
    folder: 'source',
    may: ['core', 'protocol'],
    comment: "The source's logic runs unchanged in both worlds, so it may know neither.",
  },
  {
    folder: 'faults',
    may: ['core'],
    comment: 'A fault acts on ports; what stands behind them is none of its business.',
  },
  {
    folder: 'scenario',
    may: [
      'core',
      'strategies/(registry|contract)',
      'source/(registry|contract|options)',
      'faults/(registry|contract)',
    ],
    comment:
      'The schema is assembled from the option schemas that the registries offer, never from behaviour.',
  },
  {
    folder: 'plan',
    may: ['core', 'scenario'],
    comment: 'A plan is decided by the scenario alone: it must not depend on how it will be run.',
  },
  {
    folder: 'worlds/live',
    may: ['core', 'protocol', 'source', 'strategies', 'faults'],
    comment: 'A world hosts the source and the strategies; what is measured and planned is decided above it.',
  },
  {
    folder: 'worlds/virtual',
    may: ['core', 'protocol', 'source', 'strategies', 'faults'],
    comment: 'A world hosts the source and the strategies; what is measured and planned is decided above it.',
  },
  {
    folder: 'run',
    may: ['core', 'protocol', 'plan', 'source', 'strategies', 'worlds', 'measure'],
    comment: 'The run composes source, consumers and books in a world; it neither compares nor prints.',
  },
  {
    folder: 'measure',
    may: ['core'],
    comment: 'Measures are taken of observations alone, so that no strategy can bend its own figures.',
  },
  {
    folder: 'predict',
    may: ['core', 'plan', 'strategies'],
    comment: 'A prediction that could see a measurement would be none.',
  },
  {
    folder: 'analyse',
    may: ['core'],
    types: ['measure', 'predict'],
    comment: 'Analysis is a pure function of what the stages before it hand over.',
  },
  {
    folder: 'report',
    may: ['core'],
    types: ['analyse'],
    comment: 'A report turns a comparison into text and computes nothing that is not in it.',
  },
  {
    folder: 'store',
    may: ['core'],
    types: ['plan', 'measure', 'predict', 'analyse', 'report'],
    comment: 'The store writes what it is handed; it knows the shape of the output, not how it came about.',
  },
  {
    folder: 'explore',
    may: ['core', 'scenario', 'plan', 'predict', 'analyse'],
    comment: 'An exploration is handed its runner, so that it can be tested without a world.',
  },
  {
    folder: 'machine',
    may: ['core', 'protocol', 'worlds/live', 'measure'],
    comment:
      'What a machine can do is found out with the live transport and without a scenario. A load generator writes the wire contract: polls and signed messages.',
  },
  {
    folder: 'drill',
    may: ['core', 'protocol', 'worlds/live'],
    comment: 'The drill attacks a receiver over the wire, as a stranger would.',
  },
  {
    folder: 'lab/server',
    may: [...pureFolders, 'scenario', 'run', 'lab'],
    comment: "The lab's server, and only it, may start a live run.",
  },
  {
    folder: 'lab(?!/server)',
    may: [...pureFolders, 'scenario'],
    comment: 'The lab runs in a browser: whatever is pure, and the virtual world.',
  },
];

const testFiles = '\\.test\\.ts$|/testing/';

function pathOf(folders) {
  return folders.map((folder) => `^src/${folder}(/|\\.ts$)`);
}

function layerRules({ folder, may, types = [], comment }) {
  const ownPath = `^src/${folder}/`;
  const from = {
    path: ownPath,
    pathNot: testFiles,
  };
  const name = folder.replace(/\(.*/, '').replace('/', '-');
  return [
    {
      name: `${name}-imports-its-row`,
      comment: `${comment} Allowed: ${[...may, ...types].join(', ') || 'nothing'}.`,
      severity: 'error',
      from,
      to: { path: '^src/', pathNot: [ownPath, ...pathOf(may), ...pathOf(types)] },
    },
    ...(types.length === 0
      ? []
      : [
          {
            name: `${name}-imports-types-only`,
            comment: `${comment} Of ${types.join(', ')} only types may be imported: import type { … }.`,
            severity: 'error',
            from,
            to: { path: pathOf(types), dependencyTypesNot: ['type-only'] },
          },
        ]),
  ];
}

/** A package or Node module that only some folders may use. Tests may use all. */
function reservedFor(folders, modules, comment) {
  return {
    name: `${modules.name}-only-in-${folders.join('-').replace('/', '-')}`,
    comment,
    severity: 'error',
    from: { path: '^src/', pathNot: [testFiles, ...folders.map((folder) => `^src/${folder}/`)] },
    to: { path: modules.path },
  };
}

export default {
  forbidden: [
    ...layers.flatMap(layerRules),
    {
      name: 'every-folder-has-a-row',
      comment: 'A folder of src/ without a row in this table could import anything: give it one.',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: [testFiles, '^src/cli/', ...layers.map(({ folder }) => `^src/${folder}/`)],
      },
      to: {},
    },
    reservedFor(
      ['measure'],
      { name: 'hdr-histogram', path: '/?node_modules/hdr-histogram-js/' },
      'One place decides how values become percentiles.',
    ),
    reservedFor(
      ['report/plots', 'report/many'],
      { name: 'drawing', path: '/?node_modules/(@observablehq/plot|linkedom)/' },
      'One place draws, and takes its time to load: whatever needs a picture asks for a plot.',
    ),
    reservedFor(
      ['machine'],
      { name: 'autocannon', path: '/?node_modules/autocannon/' },
      'A load generator measures the machine, never a strategy: it would omit what it waited for.',
    ),
    reservedFor(
      ['cli/metrics'],
      { name: 'prom-client', path: '/?node_modules/prom-client/' },
      'It keeps counts of its own: what is reported comes from the books, and only live progress is scraped.',
    ),
    reservedFor(
      ['worlds/live'],
      {
        name: 'network',
        path: ['/?node_modules/(undici|fastify)/', '^(node:)?(http|https|http2|net|tls|dgram|undici)$'],
      },
      'Requests and bytes are counted in the live transport: a socket opened elsewhere would go uncounted.',
    ),
    {
      name: 'pure-code-asks-nothing-of-node',
      comment:
        'This code runs in virtual time and in a browser; clock, network, files and crypto are handed in.',
      severity: 'error',
      from: { path: pathOf(pureFolders), pathNot: testFiles },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'commands-load-their-code-late',
      comment:
        '`--help` must answer at once: a command imports its code in its handler, with await import().',
      severity: 'error',
      from: { path: '^src/cli/commands/', pathNot: testFiles },
      to: {
        pathNot: '^src/cli/(command|run-options|ci-options|allow-option)\\.ts$',
        dependencyTypesNot: ['dynamic-import', 'type-only'],
      },
    },
    {
      name: 'no-tests-in-the-product',
      comment: 'Tests and their helpers are not built, so nothing that is built may import them.',
      severity: 'error',
      from: { path: '^src/', pathNot: testFiles },
      to: { path: testFiles },
    },
    {
      name: 'no-development-packages-in-the-product',
      comment: 'A package that the product imports must be a dependency, or the published package breaks.',
      severity: 'error',
      from: { path: '^src/', pathNot: testFiles },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-unresolvable',
      comment: 'An import that leads nowhere fails when it is run.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-undeclared-package',
      comment: 'A package that package.json does not name is there by accident.',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-cycles',
      comment: 'Files that import each other can be neither read nor tested apart.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'A file that nothing imports is dead, unless it is where a process or a tool enters.',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: ['^src/cli/main\\.ts$', '^src/(run|machine)/processes/[^/]+\\.ts$', testFiles],
      },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
