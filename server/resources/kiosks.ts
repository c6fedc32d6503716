import type { ApiRouter } from '../http/api-router.ts';
import { endpoint } from '../http/endpoint.ts';
import type { Services } from '../services.ts';
import { listKiosks } from '../store/kiosks.ts';
import { readAs } from '../store/read-as.ts';

/** `GET /kiosks`: the devices of the units that the account may see. */
export function kiosks(router: ApiRouter, services: Services): void {
  const { store, clock, facts } = services;
  endpoint(router, 'getKiosks', async ({ caller }) => {
    const nowMs = clock();
    const listed = await readAs(store, caller.scope, (db) => listKiosks(db, caller.scope, nowMs));
    return {
      kiosks: listed.map(({ summary }) => summary),
      serverBuild: facts.version,
      nowMs,
    };
  });
}
