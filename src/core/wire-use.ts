/** How a strategy uses connections. The policy that all share is made for the first. */
export const connectionUses = ['per-request', 'held', 'persistent'] as const;
export type ConnectionUse = (typeof connectionUses)[number];

/** What one message that brings news holds. */
export const messageContents = ['event', 'notice', 'batch', 'page', 'list', 'state'] as const;
export type MessageContent = (typeof messageContents)[number];

/** What a strategy does on the wire: where it can't be treated as the others are, this says so. */
export interface WireUse {
  readonly connection: ConnectionUse;
  readonly message: MessageContent;
}
