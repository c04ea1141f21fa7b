import { fastify } from 'fastify';

/** A text, and what kind of text it is. */
export interface ServedText {
  readonly contentType: string;
  readonly text: string;
}

export interface TextServer {
  /** Of the form `http://127.0.0.1:<port><path>`. */
  readonly url: string;
  /** Stops listening and cuts what is still connected. */
  close(): Promise<void>;
}

/**
 * Serves one text on the loopback, made anew for each GET. It is for those who watch a run from outside: no part of a
 * trial, so that nothing of it is counted.
 * @param options port 0: any free one
 * @param make the text; told the request's Accept header, empty where there is none
 * @throws the operating system's error when the port can't be listened on
 */
export async function startTextServer(
  options: { readonly port: number; readonly path: string },
  make: (accept: string) => Promise<ServedText>,
): Promise<TextServer> {
  const { port, path } = options;
  const app = fastify({ forceCloseConnections: true });
  app.get(path, async (request, reply) => {
    const { contentType, text } = await make(request.headers.accept ?? '');
    return reply.header('content-type', contentType).header('cache-control', 'no-store').send(text);
  });
  const origin = await app.listen({ host: '127.0.0.1', port });
  return {
    url: `${origin}${path}`,
    close: async () => {
      await app.close();
    },
  };
}
