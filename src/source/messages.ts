import { renderBatch } from '../protocol/batch.js';
import type { LoggedEvent } from './event-log.js';

/** An event on its way to subscriptions. */
export interface PushedEvent extends LoggedEvent {
  /** Its wire form without the data. */
  readonly noticeJson: string;
}

/** What one POST carries, the same over all attempts. */
export interface Message {
  /** Stable over retries. */
  readonly id: string;
  readonly eventIds: readonly string[];
  readonly body: string;
}

/** The event, whole. Its id is the message id. */
export function createFullMessage({ id, envelopeJson }: PushedEvent): Message {
  return { id, eventIds: [id], body: envelopeJson };
}

/** The event's notice. Its id is the message id. */
export function createThinMessage({ id, noticeJson }: PushedEvent): Message {
  return { id, eventIds: [id], body: noticeJson };
}

/**
 * Several events, whole. An event is in one batch of a subscription only, so the first one's id makes the message
 * id, which is thereby the same whenever the trial is repeated.
 */
export function createBatchMessage(events: readonly [PushedEvent, ...PushedEvent[]]): Message {
  return {
    id: `batch_${events[0].id}`,
    eventIds: events.map(({ id }) => id),
    body: renderBatch(events.map(({ envelopeJson }) => envelopeJson)),
  };
}
