import type { Comparison } from '../../analyse/comparison.js';
import type { Environment } from '../../core/environment.js';
import type { FileSummary } from '../formats/contract.js';
import { escapeMarkdown, fencedBlock } from '../markdown-text.js';
import { collectNotes, describeFailedTrials, describeLabels } from '../notes.js';
import { readableSize } from '../readable-metric.js';
import { trustInBrief } from '../trust-in-brief.js';

/** What the record rests on: warnings, the run, its files and its scenario. */
export function renderMoreInformation(
  comparison: Comparison,
  environment: Environment,
  files: readonly FileSummary[],
): string {
  const { scenario } = comparison;
  const changes = scenario.overrides.map((override) => `* ${escapeMarkdown(override)}`).join('\n');
  return [
    ...renderWarnings(comparison),
    ...renderTrust(comparison),
    `The run:\n\n${renderRun(comparison, environment)}`,
    ...(files.length === 0 ? [] : [`Files of the run:\n\n${files.map(describeFile).join('\n')}`]),
    `The scenario:\n\n${fencedBlock(scenario.text, 'yaml')}`,
    ...(changes === '' ? [] : [`Changed on the command line:\n\n${changes}`]),
  ].join('\n\n');
}

function describeFile({ fileName, summary }: FileSummary): string {
  return `* \`${fileName}\`: ${summary}`;
}

function renderWarnings(comparison: Comparison): readonly string[] {
  const notes = collectNotes(comparison).map(
    (note) =>
      `* ${escapeMarkdown(describeLabels(note, comparison.rows))}: ${escapeMarkdown(note.text)} (\`${note.code}\`)`,
  );
  const failures = describeFailedTrials(comparison).map((text) => `* ${escapeMarkdown(text)}`);
  const lines = [...notes, ...failures];
  return lines.length === 0
    ? []
    : [`Warnings; figures that they name have an asterisk:\n\n${lines.join('\n')}`];
}

function renderTrust(comparison: Comparison): readonly string[] {
  const lines = trustInBrief(comparison).map((sentence) => `* ${escapeMarkdown(sentence)}`);
  return lines.length === 0 ? [] : [`How far to trust it:\n\n${lines.join('\n')}`];
}

function renderRun({ scenario }: Comparison, environment: Environment): string {
  const { packageVersion, gitCommit, node, os, cpuModel, cpuCores, memoryBytes } = environment;
  const commit = gitCommit === null ? '' : `, commit ${gitCommit}`;
  return [
    `* Started ${escapeMarkdown(environment.startedAt)}, ended ${escapeMarkdown(environment.finishedAt)}`,
    `* Seed ${scenario.seed}; SHA-256 of the scenario and its changes: \`${scenario.hash}\``,
    `* push-vs-poll ${escapeMarkdown(packageVersion + commit)}; Node ${escapeMarkdown(node)}`,
    `* Machine: ${escapeMarkdown(os)}, ${escapeMarkdown(cpuModel)}, ${cpuCores} cores, ${escapeMarkdown(readableSize(memoryBytes))}`,
  ].join('\n');
}
