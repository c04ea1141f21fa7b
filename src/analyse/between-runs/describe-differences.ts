import type { StoredRunInFolder } from './runs-comparison.js';

/**
 * What differs between two runs beside what would keep them from being compared, in sentences: a difference in the
 * figures may be theirs. In virtual time the machine plays no part.
 */
export function describeDifferences(
  baseline: StoredRunInFolder,
  candidate: StoredRunInFolder,
): readonly string[] {
  const [before, after] = [baseline.environment, candidate.environment];
  const isLive = [baseline, candidate].some(({ comparison }) => comparison.world === 'live');
  const facts: readonly (readonly [string, unknown, unknown])[] = [
    ['Version of push-vs-poll', before.packageVersion, after.packageVersion],
    ['Commit', shorten(before.gitCommit), shorten(after.gitCommit)],
    ...(isLive
      ? ([
          ['Version of Node', before.node, after.node],
          ['Operating system', before.os, after.os],
          ['Memory in bytes', before.memoryBytes, after.memoryBytes],
        ] as const)
      : []),
  ];
  return facts.flatMap(([what, left, right]) =>
    left === right ? [] : [`${what}: ${left} in the baseline, ${right} in the candidate.`],
  );
}

function shorten(commit: string | null): string {
  return commit?.slice(0, 8) ?? 'none';
}
