import { type FigureCheck, warn } from './figures.js';

/** Events that a consumer received, or worse processed, more than once. */
export const duplicates: FigureCheck = ({ metrics }) => {
  const received = metrics.duplicates_received ?? 0;
  const applied = metrics.duplicates_applied ?? 0;
  if (received === 0 && applied === 0) {
    return null;
  }
  const repeated = `${received} ${received === 1 ? 'delivery was a repetition' : 'deliveries were repetitions'}`;
  const effect =
    applied === 0
      ? 'The de-duplication window kept all of them from being processed: keep one in your own consumer, or make its ' +
        'processing idempotent.'
      : `${applied} of them ${applied === 1 ? 'was' : 'were'} processed again: enlarge the de-duplication window, ` +
        'or make processing idempotent.';
  return warn(
    'duplicates',
    ['duplicates_received', 'duplicates_applied'],
    `${repeated}; requests and bytes include them, latencies are those of the first. ${effect}`,
  );
};
