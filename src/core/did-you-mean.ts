import { distance } from 'fastest-levenshtein';

/**
 * The ending of a message about an unknown word: `; did you mean "interval-poll"?`, or nothing when no candidate
 * is near. Near is an edit distance (Levenshtein) of at most a third of the word, and of at least 2.
 */
export function suggestNearest(word: string, candidates: Iterable<string>): string {
  const limit = Math.max(2, Math.floor(word.length / 3));
  let nearest: { readonly candidate: string; readonly edits: number } | undefined;
  for (const candidate of candidates) {
    const edits = distance(word.toLowerCase(), candidate.toLowerCase());
    if (edits <= limit && edits < candidate.length && edits < (nearest?.edits ?? Number.POSITIVE_INFINITY)) {
      nearest = { candidate, edits };
    }
  }
  return nearest === undefined ? '' : `; did you mean ${JSON.stringify(nearest.candidate)}?`;
}
