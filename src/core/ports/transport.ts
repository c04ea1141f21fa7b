import type { RequestPurpose } from '../request.js';

/** Header names are lower case. */
export type Headers = Readonly<Record<string, string>>;

/** A request as its sender states it. */
export interface OutboundRequest {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly url: string;
  readonly headers?: Headers;
  /** UTF-8 text; the transport adds content-length. */
  readonly body?: string;
  /** Why it is sent: what the books count it as. It never changes how the request is handled. */
  readonly purpose: RequestPurpose;
  /** Gives up with cause `abandoned` when the whole answer has not arrived by then. */
  readonly timeoutUs: number;
  /** Gives up with cause `abandoned` when it aborts; a stream or socket that is open by then is cut. */
  readonly signal?: AbortSignal;
  /** For deliveries: the events carried, and which try this is (1 = first). */
  readonly carries?: {
    readonly eventIds: readonly string[];
    readonly consumer: number;
    readonly attempt: number;
  };
}

export interface HttpResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

/** A request as its receiver sees it. */
export interface InboundRequest {
  readonly method: string;
  /** Path without the query. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Headers;
  readonly body: string;
  /** Aborts when the sender went away before the answer was complete. */
  readonly signal: AbortSignal;
}

/** What a handler answers with. */
export type Reply =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers?: Headers;
      readonly body?: string;
      /** For feeds: how many events the answer carries; what the books call an empty poll has 0. */
      readonly items?: number;
    }
  | {
      readonly kind: 'stream';
      readonly headers?: Headers;
      /**
       * Text is flushed chunk by chunk, at the pace of the reader; the stream ends with the iterable, which ends when
       * the request's signal aborts.
       */
      readonly chunks: AsyncIterable<string>;
    };

export type RequestHandler = (request: InboundRequest) => Promise<Reply>;

/** A two-way connection. Both ends see the same shape. */
export interface DuplexSocket {
  /**
   * Resolves when the message has left, so that a sender can keep step with a slow receiver. A message to a socket
   * that has closed is dropped. Never rejects.
   */
  send(message: string): Promise<void>;
  /** Ends when the socket has closed, whichever side closed it. Can be iterated once. */
  readonly messages: AsyncIterable<string>;
  /** Closes it cleanly: what was sent before still arrives. */
  close(): void;
}

export type SocketHandler = (request: InboundRequest, socket: DuplexSocket) => Promise<void>;

/** A server's answer that goes on: text as it arrives, until either side closes. */
export interface ServerStream {
  readonly status: number;
  readonly headers: Headers;
  /** Can be iterated once. Rejects with a TransportError when the connection is cut. */
  readonly chunks: AsyncIterable<string>;
  close(): void;
}

export interface Handlers {
  readonly onRequest: RequestHandler;
  readonly onSocket?: SocketHandler;
}

export interface Listener {
  /** Where senders reach the handlers, without a trailing slash. */
  readonly url: string;
  /**
   * Takes no further request, and resolves when those in flight have been answered, and the streams and sockets that
   * are open have ended.
   */
  close(): Promise<void>;
}

/** The sending half of the transport. All of it rejects with a TransportError when there is no answer. */
export interface Client {
  request(request: OutboundRequest): Promise<HttpResponse>;
  openStream(request: OutboundRequest): Promise<ServerStream>;
  openSocket(request: OutboundRequest): Promise<DuplexSocket>;
}

/**
 * The transport port, in its four shapes: request and response (which the server may hold), inbound handler,
 * server stream, and duplex socket.
 */
export interface Transport extends Client {
  listen(handlers: Handlers): Promise<Listener>;
}
