import type { Observation, Side } from '../core/observation.js';
import type { RandomStream } from '../core/ports/random.js';
import { createSeededRandom } from '../core/seeded-random.js';
import type { TrialPlan } from '../plan/plan.js';
import type { VirtualClock } from '../worlds/virtual/virtual-clock.js';
import { virtualCrypto } from '../worlds/virtual/virtual-crypto.js';
import { createVirtualNetwork, type VirtualNetwork } from '../worlds/virtual/virtual-network.js';
import { createVirtualStorage } from '../worlds/virtual/virtual-storage.js';
import { type ConsumersRole, startConsumersRole } from './roles/consumers-role.js';
import { type SourcePorts, type SourceRole, startSourceRole } from './roles/source-role.js';
import { createTrafficCounter } from './traffic-counter.js';
import type { TrialStage } from './trial-stage.js';

/**
 * Both sides of a trial in virtual time, over an in-memory network.
 * @param alterSource what the source is handed instead of the world's ports: what happens to it alone
 */
export function createVirtualStage(
  clock: VirtualClock,
  trial: TrialPlan,
  observe: (side: Side, observation: Observation) => void,
  alterSource: (ports: SourcePorts) => SourcePorts = (ports) => ports,
): TrialStage {
  const random = createSeededRandom(trial.seed);
  const network = createVirtualNetwork(clock, trial.link, random.fork('network'));
  const traffic = createTrafficCounter();
  const keep = (side: Side) => (observation: Observation) => {
    traffic.take(observation);
    observe(side, observation);
  };
  const source = startSource({ clock, network, random, trial, observe: keep('source') }, alterSource);
  let consumers: ConsumersRole | undefined;

  return {
    clock,
    start: async () => {
      consumers = await startConsumers(
        { clock, network, random, trial, observe: keep('consumers') },
        source.url,
      );
    },
    go: (startUs) => {
      void source.emitTrace(startUs);
      consumers?.go(startUs);
    },
    counts: () => ({
      emitted: source.emitted(),
      openDeliveries: source.openDeliveries(),
      delivered: consumers?.delivered() ?? 0,
      readsEnded: consumers?.readsEnded() ?? 0,
      ...traffic.counts(),
    }),
    stop: async () => {
      await consumers?.stop();
      await source.stop();
    },
    failure: new Promise<never>(() => undefined),
  };
}

interface SideParts {
  readonly clock: VirtualClock;
  readonly network: VirtualNetwork;
  readonly random: RandomStream;
  readonly trial: TrialPlan;
  readonly observe: (observation: Observation) => void;
}

function startSource(
  { clock, network, random, trial, observe }: SideParts,
  alterSource: (ports: SourcePorts) => SourcePorts,
): SourceRole {
  const server = network.createServer(observe);
  const mount = (handlers: Parameters<typeof server.mount>[1]) => server.mount('', handlers);
  const ports = {
    ...{ clock, random: random.fork('source'), crypto: virtualCrypto, mount, observe },
    createClient: network.createClient,
  };
  return startSourceRole(alterSource(ports), trial);
}

function startConsumers(
  { clock, network, random, trial, observe }: SideParts,
  sourceUrl: string,
): Promise<ConsumersRole> {
  const server = network.createServer(observe);
  return startConsumersRole(
    {
      clock,
      random: random.fork('consumers'),
      crypto: virtualCrypto,
      createClient: network.createClient,
      openStorage: createVirtualStorage,
      mount: server.mount,
      observe,
    },
    { ...trial, sourceUrl },
  );
}
