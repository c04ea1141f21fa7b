import type { FailureCause } from '../../core/request.js';
import { TransportError } from '../../core/transport-error.js';

const refusedCodes: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** What a failed exchange means for its sender. */
export function toTransportError(thrown: unknown, url: string): TransportError {
  if (thrown instanceof TransportError) {
    return thrown;
  }
  const { name = '', code = '' } = thrown instanceof Error ? readCode(thrown) : {};
  const failure: FailureCause =
    name === 'AbortError' || code === 'UND_ERR_ABORTED'
      ? 'abandoned'
      : refusedCodes.has(code)
        ? 'refused'
        : 'cut';
  const why = thrown instanceof Error ? thrown.message : String(thrown);
  return new TransportError(failure, `${url}: ${why}`, { cause: thrown });
}

/** A connection that fails over several addresses carries their errors inside. */
function readCode(error: Error): { readonly name: string; readonly code: string } {
  const inner =
    error instanceof AggregateError ? error.errors.find((each) => each instanceof Error) : undefined;
  const from = inner instanceof Error ? inner : error;
  return { name: error.name, code: 'code' in from && typeof from.code === 'string' ? from.code : '' };
}
