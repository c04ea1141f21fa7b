import { readableSize } from '../../readable-metric.js';
import type { ReportSection } from '../section.js';

/** The machine and the wall clock: the only part of the page that differs between two equal simulations. */
export const environment: ReportSection = {
  id: 'environment',
  title: 'Environment',
  render: ({ environment: facts, comparison: { scenario } }) => {
    const pairs: readonly (readonly [string, string])[] = [
      ['started', facts.startedAt],
      ['ended', facts.finishedAt],
      ['command', `push-vs-poll ${facts.commandLine.join(' ')}`],
      [
        'push-vs-poll',
        facts.packageVersion + (facts.gitCommit === null ? '' : `, commit ${facts.gitCommit}`),
      ],
      ['Node', facts.node],
      ['system', facts.os],
      ['processor', `${facts.cpuModel}, ${facts.cpuCores} cores`],
      ['memory', readableSize(facts.memoryBytes)],
      ['scenario’s SHA-256', scenario.hash],
    ];
    return (
      <dl class="pairs">
        {pairs.map(([name, value]) => (
          <>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </>
        ))}
      </dl>
    );
  },
};
