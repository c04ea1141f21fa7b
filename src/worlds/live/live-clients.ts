import { createLiveClient, type LiveClient } from './http-client.js';

/** The clients of a process, each with connections of its own. */
export interface LiveClients {
  create(): LiveClient;
  /** Closes the connections of all of them at once. */
  close(): Promise<void>;
}

export function createLiveClients(): LiveClients {
  const clients: LiveClient[] = [];
  return {
    create: () => {
      const client = createLiveClient();
      clients.push(client);
      return client;
    },
    close: async () => {
      await Promise.all(clients.map((client) => client.close()));
    },
  };
}
