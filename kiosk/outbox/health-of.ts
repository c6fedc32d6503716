import type { KioskHealth } from '../../shared/api/batch.ts';
import type { Appender } from './append.ts';
import type { Booted } from './booted.ts';
import type { Queue } from './queue.ts';
import type { DeviceFacts } from './device-facts.ts';

interface Reported {
  readonly queue: Queue;
  readonly appender: Pick<Appender, 'head' | 'owedToStore'>;
}

/** What the kiosk tells of itself with every batch. */
export function healthOf(
  deps: Pick<DeviceFacts, 'build' | 'persisted' | 'wallMs' | 'battery'> & {
    readonly booted: Pick<Booted, 'journal'>;
  },
  { queue, appender }: Reported,
): KioskHealth {
  const { seq, hash } = appender.head;
  const journalled = appender.owedToStore > 0 ? 'journal' : 'journal+indexeddb';
  return {
    build: deps.build,
    pending: queue.size,
    oldestPendingWallMs: queue.oldestWallMs,
    head: seq === 0 ? null : { seq, hash },
    wallMs: deps.wallMs(),
    persisted: deps.persisted,
    storageMode: deps.booted.journal === undefined ? 'indexeddb' : journalled,
    battery: deps.battery(),
  };
}
