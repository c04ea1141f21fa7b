import type { MetricName } from '../core/metric-catalogue.js';
import { describeExclusion, type Exclusion } from './ranking/exclusion.js';

/** What it means that a strategy has no such figure. */
const absentFigures: Partial<Readonly<Record<MetricName, string>>> = {
  latency_p50_ms: 'delivered nothing',
  read_age_mean_ms: 'answered no read',
};

/**
 * Why a strategy is not held against others, as parts of a sentence of which it is the subject. That a strategy has no
 * figure is told by what did not happen: nobody needs to know a metric by its name.
 */
export function exclusionsInWords(because: readonly Exclusion[]): readonly string[] {
  // Without an event nothing is per event, and nothing could be delivered: that is one reason, not two.
  const isWithoutEvents = because.some(
    (exclusion) => exclusion.reason === 'no-figure' && exclusion.metric === 'requests_per_event',
  );
  const texts = because.map((exclusion) => {
    if (exclusion.reason !== 'no-figure') {
      return describeExclusion(exclusion);
    }
    return isWithoutEvents
      ? 'had no event to tell of'
      : (absentFigures[exclusion.metric] ?? describeExclusion(exclusion));
  });
  return [...new Set(texts)];
}
