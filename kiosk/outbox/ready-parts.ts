import type { Appender } from './append.ts';
import type { Booted } from './booted.ts';
import type { Queue } from './queue.ts';
import type { ServerLink } from './server-link.ts';

/** What a paired outbox is made of. */
export interface Parts {
  readonly appender: Appender;
  readonly link: ServerLink;
  readonly queue: Queue;
  /** Unsent records of another kiosk that this device once was: no key of ours delivers them. */
  readonly strange: Booted['pending'];
  readonly sinceMonoMs: number;
}
