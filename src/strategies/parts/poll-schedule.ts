import { z } from 'zod';
import { durationField } from '../../core/units/fields.js';
import type { ConsumerContext } from '../contract.js';
import type { FixedPolls } from './poll-timetable.js';
import type { Ticks } from './repeat-every.js';

/** When an answer is given up. */
export const timeoutField = durationField('When a poll without an answer is given up.', {
  min: 1_000,
  max: 600_000_000,
}).prefault('10s');

/** How many events a page may have. */
export const limitField = z
  .int()
  .min(1)
  .max(10_000)
  .default(100)
  .meta({ description: 'Most events asked for in one request.' });

/** The options of every strategy that polls at a fixed interval. */
export const scheduleFields = {
  every: durationField('Time from the start of one poll to the start of the next.', {
    min: 1_000,
    max: 31 * 86_400_000_000,
  }).prefault('1s'),
  aligned: z.boolean().default(false).meta({
    description:
      'Poll on full multiples of `every` of the clock, whatever the window, all consumers at once, as cron jobs do; not at a random phase.',
  }),
  timeout: timeoutField,
};

/** The options of every strategy that polls the change feed at a fixed interval. */
export const feedPollFields = {
  every: scheduleFields.every,
  limit: limitField,
  aligned: scheduleFields.aligned,
  timeout: timeoutField,
};

/** What closed forms ask of these options, of a strategy that does not care what interval the source asks for. */
export function toFixedPolls({
  every: everyUs,
  aligned: isAligned,
  timeout: timeoutUs,
}: {
  readonly every: number;
  readonly aligned: boolean;
  readonly timeout: number;
}): FixedPolls {
  return { everyUs, isAligned, timeoutUs, askedIntervalUs: 0 };
}

/** When a consumer that starts now polls: from a random phase of its own, or aligned with all others. */
export function scheduleTicks(
  { clock, random }: Pick<ConsumerContext, 'clock' | 'random'>,
  { every: everyUs, aligned }: { readonly every: number; readonly aligned: boolean },
): Ticks {
  const nowUs = clock.nowUs();
  const firstUs = aligned
    ? Math.ceil(nowUs / everyUs) * everyUs
    : nowUs + Math.floor(random.fork('phase').unit() * everyUs);
  return { firstUs, everyUs };
}
