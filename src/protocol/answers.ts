import type { Reply } from '../core/ports/transport.js';

/** A JSON answer. */
export function answerJson(status: number, body: string): Reply & { readonly kind: 'answer' } {
  return { kind: 'answer', status, headers: { 'content-type': 'application/json; charset=utf-8' }, body };
}

/** An error, in the form that everything here answers errors in. */
export function answerError(status: number, error: string): Reply & { readonly kind: 'answer' } {
  return answerJson(status, JSON.stringify({ error }));
}
