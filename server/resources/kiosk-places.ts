import type { KioskSummary } from '../../shared/api/organisation.ts';
import type { ApiRouter } from '../http/api-router.ts';
import { endpoint } from '../http/endpoint.ts';
import { Problem } from '../http/problem.ts';
import type { Services } from '../services.ts';
import type { Account } from '../store/accounts.ts';
import { appendAudit } from '../store/audit-log.ts';
import { lockKiosk, renameKiosk } from '../store/kiosk-decisions.ts';
import { findKiosk } from '../store/kiosks.ts';
import type { KioskRow } from '../store/schema.ts';
import { inTransaction, type Writing } from '../store/writing.ts';
import { carryKiosk } from './carry-kiosk.ts';
import { counterToStandAt } from './counter-to-stand-at.ts';
import { maySee } from './may-see.ts';

/**
 * `POST /kiosks/:id/name` and `/placement`. The kiosk hears of both with the receipt of its next
 * batch. Ratings name their counter themselves: what was written before stays with the old one.
 */
export function kioskPlaces(router: ApiRouter, services: Services): void {
  endpoint(router, 'postKioskName', ({ params, body, caller: { account } }) =>
    changeKiosk(services, { kioskId: params.id, account }, async ({ trx }, kiosk, atMs) => {
      await renameKiosk(trx, kiosk.id, body.name);
      await appendAudit(trx, {
        id: services.newId(),
        atMs,
        accountId: account.id,
        action: 'kiosk.rename',
        detail: { kiosk: kiosk.id, was: kiosk.name, name: body.name },
      });
    }),
  );

  endpoint(router, 'postKioskPlacement', async ({ params, body, caller: { account } }) => {
    const counter = await counterToStandAt(services, account, body.counterId);
    return changeKiosk(services, { kioskId: params.id, account }, async (writing, kiosk, atMs) => {
      if (kiosk.status === 'revoked') throw new Problem('wrong-kiosk-standing');
      if (counter.unitId !== kiosk.unit_id) throw new Problem('counter-of-another-unit');
      if (counter.id === kiosk.counter_id) throw new Problem('kiosk-already-there');
      const carried = { kiosk, counter, atMs, accountId: account.id };
      await carryKiosk(writing, carried, services.newId);
    });
  });
}

interface Asked {
  readonly kioskId: string;
  readonly account: Account;
}

/** Changes a kiosk that the account may see, in one transaction, and answers it as it is then. */
async function changeKiosk(
  services: Services,
  { kioskId, account }: Asked,
  change: (writing: Writing, kiosk: KioskRow, atMs: number) => Promise<void>,
): Promise<KioskSummary> {
  const { store, clock } = services;
  const sees = await maySee(services, account);
  const atMs = clock();
  await inTransaction(store, async (writing) => {
    const kiosk = await lockKiosk(writing, kioskId);
    if (kiosk === undefined || !sees(kiosk.unit_id)) throw new Problem('no-such-kiosk');
    await change(writing, kiosk, atMs);
  });
  const changed = await findKiosk(store.db, kioskId, atMs);
  if (changed === undefined) throw new Error(`Kiosk ${kioskId} is gone.`);
  return changed.summary;
}
