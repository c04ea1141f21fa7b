import { type FigureCheck, warn } from './figures.js';

/** Processor times of strategies that shared the machine: each is disturbed by the others. */
export const sideBySide: FigureCheck = ({ metrics, strategiesAtOnce }) => {
  if (strategiesAtOnce === 1 || (metrics.source_cpu_ms === null && metrics.consumer_cpu_ms === null)) {
    return null;
  }
  return warn(
    'side-by-side',
    ['source_cpu_ms', 'consumer_cpu_ms', 'source_cpu_ms_per_event', 'consumer_cpu_ms_per_event'],
    `${strategiesAtOnce} strategies ran side by side, so the figures of CPU include what they did to each other. ` +
      'To compare CPU, run the scenario with --set schedule=sequential.',
  );
};
