import type { MethodSection } from './method-section.js';

export const limits: MethodSection = {
  title: 'What is not covered',
  body: `- **Real networks.** The loopback adds next to no latency and loses nothing; an emulated link adds a stated latency and
  jitter to each message, and no bandwidth limit.
- **Other implementations.** Source and consumers are this program’s own, on one Node.js thread each. Another language or
  framework has other costs; ratios between strategies travel better than absolute figures.
- **TLS**, compression and proxies.
- **Other machines.** CPU times, and latencies of a millisecond or less, are those of the machine that the environment names.
- **Kernel work on behalf of others**: CPU time that the kernel spends on the loopback outside of a process is charged to nobody.
- **The link process**: its own event loop is not watched.
- **Money**, unless the scenario has prices.`,
};
