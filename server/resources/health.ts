import type { Health } from '../../shared/api/health.ts';
import type { ApiRouter } from '../http/api-router.ts';
import { endpoint } from '../http/endpoint.ts';
import { Reply } from '../http/reply.ts';
import type { Services } from '../services.ts';
import { isWritable } from '../store/is-writable.ts';

/** Below this, the disk is as good as full: the next month's ratings might not fit. */
const LEAST_FREE_BYTES = 500_000_000;

/** `GET /health`: 200 when ratings can be taken, 503 when they cannot. */
export function health(router: ApiRouter, services: Services): void {
  endpoint(router, 'health', async () => {
    const state = await healthOf(services);
    return new Reply(state, { status: state.status === 'ok' ? 200 : 503 });
  });
}

async function healthOf({ store, clock, facts }: Services): Promise<Health> {
  const freeBytes = await store.freeBytes();
  const writable = await isWritable(store);
  const hasRoom = freeBytes === null || freeBytes >= LEAST_FREE_BYTES;
  return {
    status: writable && hasRoom ? 'ok' : 'degraded',
    version: facts.version,
    uptimeMs: clock() - facts.startedAtMs,
    database: { engine: store.engine, writable },
    freeBytes,
    nowMs: clock(),
  };
}
