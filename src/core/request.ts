/** What a request is for, as its sender states it. The books turn these into the kinds that a table shows. */
export const requestPurposes = [
  'poll',
  'delivery',
  'retry',
  'fetch',
  'reconcile',
  'read',
  'handshake',
] as const;
export type RequestPurpose = (typeof requestPurposes)[number];

/**
 * Why a request has no answer: `refused` (no connection), `cut` (the connection broke), `abandoned` (the sender
 * gave up waiting, or was told to stop).
 */
export const failureCauses = ['refused', 'cut', 'abandoned'] as const;
export type FailureCause = (typeof failureCauses)[number];

/** The header by which the two sides' books are joined. */
export const requestIdHeader = 'x-request-id';
