import { fairness } from './fairness.js';
import { limits } from './limits.js';
import { measuredQuantities } from './measured-quantities.js';
import type { MethodSection } from './method-section.js';
import { repetition } from './repetition.js';
import { threeAnswers } from './three-answers.js';
import { trials } from './trials.js';
import { trust } from './trust.js';

/** In the order in which a reviewer would ask. */
const sections: readonly MethodSection[] = [
  trials,
  measuredQuantities,
  fairness,
  repetition,
  threeAnswers,
  trust,
  limits,
];

const introduction = `# Method

How the figures of a run of push-vs-poll come about: what is measured, from when to when, on which clock, what is
subtracted, how chance is dealt with, and what is not covered. This file is the same for every run of a version; what
holds for one run alone stands in its report.`;

/** METHOD.md. It says the same beside every run of this version. */
export function renderMethod(): string {
  const chapters = sections.map(({ title, body }) => `## ${title}\n\n${body}`);
  return `${[introduction, ...chapters].join('\n\n')}\n`;
}
