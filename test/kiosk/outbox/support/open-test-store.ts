import 'fake-indexeddb/auto';
import { openStore, type OutboxStore } from '../../../../kiosk/outbox/store.ts';

let opened = 0;

/** A store in memory that no other test sees. `name` opens the same one again. */
export async function openTestStore(
  name = `test-${(opened += 1)}`,
): Promise<{ readonly store: OutboxStore; readonly name: string }> {
  return { store: await openStore(name), name };
}
