import { byFreshest, type Contender } from './contender.js';
import { describeAlone, describeComparison, kindWords } from './contender-in-words.js';

/**
 * The question of every run is whether to poll or to take a webhook. Where the best are something else, streams say, or
 * several of one kind, this sentence holds the freshest webhook against the freshest poll; where nothing polls, it tells
 * of the webhook alone. None where there is no webhook, or both were named.
 * @param named whom the verdict names already
 */
export function answerTheQuestion(
  contenders: readonly Contender[],
  named: readonly Contender[],
): readonly string[] {
  const sorted = contenders.toSorted(byFreshest);
  const webhooks = sorted.filter(({ isCalled }) => isCalled);
  const polls = sorted.filter(({ kind }) => kind === 'pull');
  const [webhook] = webhooks;
  const [poll] = polls;
  const isWebhookNamed = named.some((one) => webhooks.includes(one));
  if (
    webhook === undefined ||
    (isWebhookNamed && (poll === undefined || named.some((one) => polls.includes(one))))
  ) {
    return [];
  }
  if (poll === undefined) {
    return [describeAlone(webhook)];
  }
  const polled = { other: poll, because: polls.length === 1 ? null : kindWords.pull };
  const called = { other: webhook, because: webhooks.length === 1 ? null : 'the freshest of the webhooks' };
  return [
    byFreshest(webhook, poll) <= 0
      ? `${webhook.label} ${describeComparison(webhook, polled)}`
      : `${poll.label} ${describeComparison(poll, called)}`,
  ];
}
