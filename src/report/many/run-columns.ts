import type { RunEntry, RunSeries, RunsSummary } from './runs-summary.js';
import { startInWords, stateInWords, worldWords } from './series-in-words.js';

/** A column of the list of runs. */
interface RunColumn {
  readonly heading: string;
  readonly cell: (series: RunSeries, entry: RunEntry) => string;
}

const hashChars = 8;

/** What is told of each run; the changes of the command line only where there are some. */
export function runColumns({ series }: RunsSummary): readonly RunColumn[] {
  const hasChanges = series.some(({ runs }) => runs.some((entry) => changesOf(entry) !== ''));
  return [
    { heading: 'folder', cell: (_, { folder }) => folder },
    { heading: 'scenario', cell: ({ name }) => name },
    { heading: 'world', cell: ({ world }) => worldWords[world] },
    { heading: 'started (UTC)', cell: (_, entry) => startInWords(entry) },
    { heading: 'state', cell: (_, entry) => stateInWords(entry) || 'complete' },
    { heading: 'hash', cell: ({ hash }) => hash.slice(0, hashChars) },
    { heading: 'seed', cell: (_, { run }) => String(run.comparison.scenario.seed) },
    ...(hasChanges
      ? [{ heading: 'changes', cell: (_: RunSeries, entry: RunEntry) => changesOf(entry) }]
      : []),
    { heading: 'machine', cell: (_, { machine }) => machine },
    { heading: 'push-vs-poll', cell: (_, { run }) => versionOf(run.environment) },
  ];
}

function changesOf({ run }: RunEntry): string {
  return run.comparison.scenario.overrides.join(' ');
}

function versionOf({ packageVersion, gitCommit }: RunEntry['run']['environment']): string {
  return gitCommit === null ? packageVersion : `${packageVersion}, ${gitCommit.slice(0, hashChars)}`;
}
