import type { Health } from '../../shared/api/health.ts';
import { isBackupStale } from '../backup/backup-age.ts';
import type { ApiRouter } from '../http/api-router.ts';
import { endpoint } from '../http/endpoint.ts';
import { Reply } from '../http/reply.ts';
import type { Services } from '../services.ts';
import { backupStanding, type BackupStanding } from '../store/backups.ts';
import { diskRoomOf } from '../store/disk-room.ts';
import { oldestQuarantined } from '../store/quarantine-counts.ts';
import { isWritable } from '../store/is-writable.ts';

/** `GET /health`: 200 when ratings can be taken, 503 when they cannot. */
export function health(router: ApiRouter, services: Services): void {
  endpoint(router, 'health', async () => {
    const { state, takesRatings } = await healthOf(services);
    return new Reply(state, { status: takesRatings ? 200 : 503 });
  });
}

async function healthOf(
  services: Services,
): Promise<{ readonly state: Health; readonly takesRatings: boolean }> {
  const { store, clock, facts, isClockRight } = services;
  const room = diskRoomOf(await store.diskSpace(), facts.minFreeBytes);
  const writable = await isWritable(store);
  const clockIsRight = isClockRight();
  const takesRatings = writable && room.hasRoom && clockIsRight;
  const nowMs = clock();
  const standing = await readStanding(services, writable);
  const state: Health = {
    status: takesRatings && !isBackupStale(standing, nowMs) ? 'ok' : 'degraded',
    version: facts.version,
    uptimeMs: nowMs - facts.startedAtMs,
    database: { engine: store.engine, writable },
    clockIsRight,
    freeBytes: room.freeBytes,
    leastFreeBytes: room.leastFreeBytes,
    lastVerifiedBackupAtMs: standing.lastVerifiedAtMs,
    oldestQuarantinedAtMs: standing.oldestQuarantinedAtMs,
    nowMs,
  };
  return { state, takesRatings };
}

type Standing = BackupStanding & Pick<Health, 'oldestQuarantinedAtMs'>;

/** A database that cannot be asked has the worse trouble, and the answer says so. */
async function readStanding({ store, log }: Services, writable: boolean): Promise<Standing> {
  try {
    const oldestQuarantinedAtMs = await oldestQuarantined(store.db);
    return { ...(await backupStanding(store.db)), oldestQuarantinedAtMs };
  } catch (error) {
    if (writable) log.error({ err: error }, 'the ages of backup and quarantine cannot be read');
    return { lastVerifiedAtMs: null, firstPairedAtMs: null, oldestQuarantinedAtMs: null };
  }
}
