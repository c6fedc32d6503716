import type { KioskSummary } from '../../shared/api/organisation.ts';
import type { ApiRouter } from '../http/api-router.ts';
import { endpoint } from '../http/endpoint.ts';
import { Problem } from '../http/problem.ts';
import type { Services } from '../services.ts';
import { decideKiosk, type KioskDecisionOrder } from '../store/decide-kiosk.ts';
import { findKiosk } from '../store/kiosks.ts';

/** `POST /kiosks/:id/revocation` and `/reinstatement`. */
export function kioskDecisions(router: ApiRouter, services: Services): void {
  endpoint(router, 'postKioskRevocation', ({ params, body, caller: { account, scope } }) =>
    decide(services, {
      ...{ act: 'revoke', kioskId: params.id, reason: body.reason },
      ...{ scope, accountId: account.id },
    }),
  );
  endpoint(router, 'postKioskReinstatement', ({ params, body, caller: { account, scope } }) =>
    decide(services, {
      ...{ act: 'reinstate', kioskId: params.id, reason: body.reason },
      ...{ scope, accountId: account.id },
    }),
  );
}

async function decide(
  { store, clock, newId }: Services,
  order: Omit<KioskDecisionOrder, 'atMs' | 'newId'>,
): Promise<KioskSummary> {
  const { kioskId: id, scope } = order;
  const atMs = clock();
  const decided = await decideKiosk(store, { ...order, atMs, newId });
  if (!decided.ok) throw new Problem(decided.error.code);
  const kiosk = await findKiosk(store.db, { scope, id, nowMs: atMs });
  if (kiosk === undefined) throw new Error(`Kiosk ${id} is gone.`);
  return kiosk.summary;
}
