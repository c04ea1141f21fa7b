import type { MachineCheck } from '../../../core/machine-check.js';
import { datesOfCheck, doubtsAbout, figuresInWords } from '../../machine/check-in-words.js';
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
      ...describeMachine(facts.machine),
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

/** What the machine can do, in a row for each probe, and what is to be said about it. */
function describeMachine(machine: MachineCheck | null): readonly (readonly [string, string])[] {
  if (machine === null) {
    return [];
  }
  const figures = machine.probes.flatMap((probe): [string, string][] =>
    probe.state === 'failed' ? [] : [[probe.title, figuresInWords(probe)]],
  );
  const sentences = [...machine.conclusions, ...doubtsAbout(machine)].join(' ');
  return [
    ['machine measured', datesOfCheck(machine)],
    ...figures,
    ...(sentences === '' ? [] : [['what follows', sentences] as const]),
  ];
}
