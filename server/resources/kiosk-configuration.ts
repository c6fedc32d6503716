import { requestClaim } from '../../shared/record/request-claim.ts';
import type { ApiRouter } from '../http/api-router.ts';
import { endpoint } from '../http/endpoint.ts';
import { Problem } from '../http/problem.ts';
import { kioskKeys } from '../ingest/kiosk-keys.ts';
import type { Services } from '../services.ts';
import { loadKioskConfiguration } from '../store/kiosk-configuration.ts';
import { kioskStatus } from '../store/kiosk-standing.ts';

/**
 * `GET /kiosk-configuration`. A suspended kiosk is told it too: only its ratings are stopped. One
 * that was revoked is a stranger.
 */
export function kioskConfiguration(router: ApiRouter, services: Services): void {
  const { store, serverKey, clock } = services;
  const keys = kioskKeys(store.db);
  endpoint(router, 'getKioskConfiguration', async ({ caller, method, path, rawBody }) => {
    const signer = await keys.find(caller.kiosk, caller.epoch);
    if (signer === undefined) throw new Problem('unknown-kiosk');
    const serverKeyId = serverKey.public.id;
    const claim = await requestClaim({ method, path, serverKeyId, body: rawBody });
    if (!(await signer.verify(caller.signature, claim))) throw new Problem('bad-signature');
    if ((await kioskStatus(store.db, caller.kiosk)) === 'revoked') {
      throw new Problem('kiosk-revoked');
    }
    const configuration = await loadKioskConfiguration(store.db, caller.kiosk, clock());
    if (configuration !== undefined) return configuration;
    throw new Error(`Kiosk ${caller.kiosk} has a counter or a questionnaire that is gone.`);
  });
}
