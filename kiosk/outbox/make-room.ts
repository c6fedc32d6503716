import { dropAllHistory, type HistoryHolder } from './drop-history.ts';
import type { DeviceFacts } from './device-facts.ts';
import { LOW_BYTES } from './storage-limits.ts';

/**
 * Deletes the acknowledged history; answers whether it is still too full to take ratings. To be
 * called when less than `LOW_BYTES` are free.
 */
export async function makeRoom(
  holder: HistoryHolder,
  { freeBytes }: Pick<DeviceFacts, 'freeBytes'>,
): Promise<boolean> {
  try {
    await dropAllHistory(holder);
  } catch {
    // A store that cannot even delete: the room is as low as it was.
  }
  return ((await freeBytes?.()) ?? LOW_BYTES) < LOW_BYTES;
}
