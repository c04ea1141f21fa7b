import { significanceRule } from '../reasons-in-words.js';
import type { MethodSection } from './method-section.js';

export const threeAnswers: MethodSection = {
  title: 'Measured, simulated, predicted',
  body: `- **Measured**: real processes, real HTTP over real sockets, the machine’s clock.
- **Simulated**: the same code of strategies and source, on the same events, in virtual time over an in-memory network. It is
  exact and repeats bit for bit. Handling takes no time there, and a request only what the emulated link takes.
- **Predicted**: closed forms, the mean over all runs that there could be. scenarios/README.md of the package has each with
  its source; where none holds under a scenario’s conditions, there is no prediction.

${significanceRule} Then the reasons that can be named are: chance, as far as the simulation of the same events is off as
well; requests that the rate limit refused; request time on top of the network; connections that had to be opened; timers
that were late. A reason is named from a fifth of the deviation on.`,
};
