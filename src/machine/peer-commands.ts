import { z } from 'zod';

/** What a peer process can be asked for. `serve` and `relay` are answered with an origin. */
export const peerCommandSchema = z.discriminatedUnion('kind', [
  /** Its clock, in microseconds. */
  z.object({ kind: z.literal('clock') }),
  /** A server that answers GET with half a kilobyte and everything else with 204. */
  z.object({ kind: z.literal('serve') }),
  /** A link to a port of this machine. */
  z.object({ kind: z.literal('relay'), latencyUs: z.int().min(0), targetPort: z.int() }),
]);

export type PeerCommand = z.infer<typeof peerCommandSchema>;
