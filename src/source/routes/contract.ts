import type { Clock } from '../../core/ports/clock.js';
import type { RandomStream } from '../../core/ports/random.js';
import type { EventLog } from '../event-log.js';
import type { SourceOptions } from '../options.js';
import type { Route } from '../routing.js';
import type { Subscriptions } from '../subscriptions.js';

/** What the routes of a source share. */
export interface SourceParts {
  readonly clock: Clock;
  readonly random: RandomStream;
  readonly log: EventLog;
  /** What the cursor feed reads: the log itself, unless its cursors are naive ones. */
  readonly feedLog: EventLog;
  readonly subscriptions: Subscriptions;
  readonly options: SourceOptions;
  /** Aborts when the source stops: what goes on ends. */
  readonly stopping: AbortSignal;
}

/** One thing that the source offers: the routes by which it is reached. Each file of this folder is one. */
export interface SourceRoutes {
  create(parts: SourceParts): readonly Route[];
}
