import type { ApiRouter } from '../http/api-router.ts';
import { endpoint } from '../http/endpoint.ts';
import { maySee } from './may-see.ts';
import type { Services } from '../services.ts';
import { listKiosks } from '../store/kiosks.ts';

/** `GET /kiosks`: the devices of the units that the account may see. */
export function kiosks(router: ApiRouter, services: Services): void {
  const { store, clock, facts } = services;
  endpoint(router, 'getKiosks', async ({ caller }) => {
    const sees = await maySee(services, caller.account);
    const nowMs = clock();
    const listed = await listKiosks(store.db, nowMs);
    return {
      kiosks: listed.filter(({ unitId }) => sees(unitId)).map(({ summary }) => summary),
      serverBuild: facts.version,
      nowMs,
    };
  });
}
