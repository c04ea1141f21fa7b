import type { FailureCause } from './request.js';

/** What every shape of the transport rejects with when there is no answer. */
export class TransportError extends Error {
  override readonly name = 'TransportError';
  readonly failure: FailureCause;

  constructor(failure: FailureCause, message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.failure = failure;
  }
}
