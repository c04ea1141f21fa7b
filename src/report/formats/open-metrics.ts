import { renderOpenMetrics } from '../open-metrics/render-open-metrics.js';
import { defineTextFormat } from './contract.js';

/** metrics.om: the figures for Prometheus, Grafana and whatever else reads OpenMetrics. */
export const openMetrics = defineTextFormat({
  id: 'open-metrics',
  family: 'openmetrics',
  fileName: 'metrics.om',
  summary: 'the figures over all trials in OpenMetrics’ text format, in base units',
  question: 'How do the figures get into Prometheus and Grafana?',
  columns: [],
  renderText: ({ comparison }) => renderOpenMetrics(comparison),
});
