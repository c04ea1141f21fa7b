import { createColors } from 'picocolors';
import type { MachineCheck, ProbeRecord } from '../../core/machine-check.js';
import { wrapWithLead } from '../wrap-text.js';
import { figuresInWords, stateOfProbe } from './check-in-words.js';

const gap = '  ';

/** A check of the machine for a terminal: a row for each probe, its figures and what they mean; then what follows. */
export function renderTerminalCheck(
  check: MachineCheck,
  terminal: { readonly width: number; readonly color: boolean },
): string {
  const colors = createColors(terminal.color);
  const paint = { good: colors.green, fair: colors.yellow, poor: colors.red, failed: colors.red };
  const titleChars = Math.max(0, ...check.probes.map(({ title }) => title.length));
  const rows = check.probes.flatMap((probe) => {
    const state = stateOfProbe(probe);
    const lead = `${probe.title.padEnd(titleChars)}${gap}${state.padEnd('failed'.length)}${gap}`;
    const [first = '', ...rest] = sentencesOf(probe);
    const lines = [
      ...wrapWithLead(lead, first, terminal.width),
      ...rest.flatMap((text) => wrapWithLead(' '.repeat(lead.length), text, terminal.width)),
    ];
    return lines.map((line, index) =>
      index === 0 ? line.replace(` ${state}`, ` ${paint[state](state)}`) : line,
    );
  });
  const conclusions = check.conclusions.flatMap((text) => wrapWithLead('- ', text, terminal.width));
  const heading = colors.bold('What can be trusted here');
  return `${[...rows, ...(conclusions.length === 0 ? [] : ['', heading, ...conclusions])].join('\n')}\n`;
}

function sentencesOf(probe: ProbeRecord): readonly string[] {
  return probe.state === 'failed'
    ? [`Not measured: it ${probe.why}.`]
    : [...probe.verdicts.map(({ text }) => text), figuresInWords(probe)];
}
