import type { MetricValues } from '../../../core/metric-catalogue.js';
import { familyColours, type PlotColour } from './plot-palette.js';

/** A kind of requests that is no part of another one, and how it is filled. */
export interface RequestKind {
  readonly id: string;
  readonly words: string;
  readonly colour: PlotColour;
  readonly fill: 'plain' | 'hatched' | 'dotted' | 'crossed';
  /** How many there were; null where the metric is unknown. */
  count(metrics: MetricValues): number | null;
}

/** Hatched is what brought nothing new, or had to be done again. */
export const requestKinds: readonly RequestKind[] = [
  {
    id: 'poll',
    words: 'polls with news',
    colour: familyColours.poll,
    fill: 'plain',
    count: ({ requests_poll: polls, requests_poll_empty: empty, requests_not_modified: unchanged }) =>
      polls === null ? null : Math.max(0, polls - (empty ?? 0) - (unchanged ?? 0)),
  },
  {
    id: 'poll-empty',
    words: 'empty polls',
    colour: familyColours.poll,
    fill: 'hatched',
    count: (metrics) => metrics.requests_poll_empty,
  },
  {
    id: 'not-modified',
    words: 'not modified',
    colour: familyColours.poll,
    fill: 'dotted',
    count: (metrics) => metrics.requests_not_modified,
  },
  {
    id: 'delivery',
    words: 'deliveries',
    colour: familyColours.delivery,
    fill: 'plain',
    count: (metrics) => metrics.requests_delivery,
  },
  {
    id: 'retry',
    words: 'retries',
    colour: familyColours.delivery,
    fill: 'hatched',
    count: (metrics) => metrics.requests_retry,
  },
  {
    id: 'fetch',
    words: 'fetches',
    colour: familyColours.fetch,
    fill: 'plain',
    count: (metrics) => metrics.requests_fetch,
  },
  {
    id: 'reconcile',
    words: 'reconciling polls',
    colour: familyColours.fetch,
    fill: 'hatched',
    count: (metrics) => metrics.requests_reconcile,
  },
  {
    id: 'read',
    words: 'reads',
    colour: familyColours.read,
    fill: 'plain',
    count: (metrics) => metrics.requests_read,
  },
  {
    id: 'handshake',
    words: 'set-up',
    colour: familyColours.handshake,
    fill: 'crossed',
    count: (metrics) => metrics.requests_handshake,
  },
];
