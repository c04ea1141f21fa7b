import type { MethodSection } from './method-section.js';

export const trials: MethodSection = {
  title: 'Trials',
  body: `A scenario is decided in every detail before anything runs: from its seed come the events of each trial, their
payloads, and who reads when. **All strategies of a trial meet the same events.** Trials are interleaved: the first runs
the strategies as A B C, the second as B C A, and so on, so that none always meets the machine first. With
\`schedule: side-by-side\` the strategies of a trial run at once; then their CPU times are marked, since they disturb each
other.

A trial starts source, link and consumers as processes of their own. Each rehearses with requests that nobody counts,
says that it is ready, and waits for one common start. The warm-up passes, then the window is measured. After it a drain
waits for what is under way, at most as long as the scenario says. What was not delivered by then is lost.

Source and consumers keep separate books: each writes down what it saw. The books are joined by event id and request id
when the trial has ended. Every expected delivery is looked up, so a loss is found, not computed as a remainder; every
request is accounted for. Books that contradict each other fail the trial, and a failed trial stays visible.`,
};
