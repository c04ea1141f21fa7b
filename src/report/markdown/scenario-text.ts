import { escapeMarkdown, fencedBlock } from '../markdown-text.js';
import type { MarkdownSection } from './section.js';

/** The scenario as it was run, so that anybody can run it again. */
export const scenarioText: MarkdownSection = {
  title: 'Scenario',
  render: ({ comparison: { scenario } }) => {
    const changes = scenario.overrides.map((override) => `- ${escapeMarkdown(override)}`).join('\n');
    return [
      fencedBlock(scenario.text, 'yaml'),
      ...(changes === '' ? [] : [`Changed on the command line:\n\n${changes}`]),
      `SHA-256 of the scenario and its changes: \`${scenario.hash}\``,
    ].join('\n\n');
  },
};
