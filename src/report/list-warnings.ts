import type { Comparison } from '../analyse/comparison.js';
import { collectNotes, describeFailedTrials, describeLabels } from './notes.js';
import { plainText } from './plain-text.js';

/** All that a reader must know before quoting a figure, a line each: what made trials fail, then the warnings. */
export function listWarnings(comparison: Comparison): readonly string[] {
  return [
    ...describeFailedTrials(comparison),
    ...collectNotes(comparison).map(
      (note) => `${describeLabels(note, comparison.rows)}: ${plainText(note.text)} (${note.code})`,
    ),
  ];
}
