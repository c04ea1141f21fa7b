import { connectionPolicy } from '../core/connection-policy.js';
import type { SourceOptions } from './options.js';

/** The largest request body in bytes that either side takes: the largest payload, and room for what surrounds it. */
export function bodyLimitBytes(options: Pick<SourceOptions, 'max-payload'>): number {
  return options['max-payload'] + connectionPolicy.envelopeRoomBytes;
}
