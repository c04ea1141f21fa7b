import { sharedConditions } from '../fairness/shared-conditions.js';
import { escapeMarkdown, markdownTable } from '../markdown-text.js';
import type { MethodSection } from './method-section.js';

const table = markdownTable(
  ['the same for every strategy', 'how'],
  sharedConditions('live').map(({ what, how }) => [what, how].map(escapeMarkdown)),
  ['left', 'left'],
);

export const fairness: MethodSection = {
  title: 'What is the same for every strategy, and what is subtracted',
  body: `${table}

What can’t be the same (a stream is one lasting connection, a batch shares its headers) stands in each report for the
strategies of that run.

CPU time is that of each process as the operating system charges it, **minus its idle baseline**: what the same processes
cost in as much time while they only wait. A live run measures that once, before its trials, in a trial of 3 s in which
nothing occurs and nobody asks; a look that the machine disturbed (an event loop late by more than the bound below) is
repeated once, and then left out: the raw time counts, and the baseline is empty. The raw time and the baseline stand beside it (\`source_cpu_raw_ms\`,
\`source_cpu_idle_ms\`). Nothing else is subtracted from anything: latencies contain the time of this program’s own transport
and bookkeeping, about which \`push-vs-poll doctor\` tells.`,
};
