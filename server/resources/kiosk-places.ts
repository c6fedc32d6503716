import type { KioskSummary } from '../../shared/api/organisation.ts';
import { saltedPin } from '../../shared/record/staff-pin.ts';
import type { ApiRouter } from '../http/api-router.ts';
import { endpoint } from '../http/endpoint.ts';
import { Problem } from '../http/problem.ts';
import type { Services } from '../services.ts';
import { appendAudit } from '../store/audit-log.ts';
import { lockKiosk, renameKiosk } from '../store/kiosk-decisions.ts';
import { removeKioskPin, writeKioskPin } from '../store/kiosk-pins.ts';
import { findKiosk } from '../store/kiosks.ts';
import type { KioskRow } from '../store/schema.ts';
import { covers, type Scope } from '../store/scope.ts';
import { inTransaction, type Writing } from '../store/writing.ts';
import { carryKiosk } from './carry-kiosk.ts';
import { counterToStandAt } from './counter-to-stand-at.ts';

/**
 * `POST /kiosks/:id/name` and `/placement`, `PUT /kiosks/:id/pin`. The kiosk hears of both with the receipt of its next
 * batch. Ratings name their counter themselves: what was written before stays with the old one.
 */
export function kioskPlaces(router: ApiRouter, services: Services): void {
  endpoint(router, 'postKioskName', ({ params, body, caller: { account, scope } }) =>
    changeKiosk(services, { kioskId: params.id, scope }, async ({ trx }, kiosk, atMs) => {
      await renameKiosk(trx, kiosk.id, body.name);
      await appendAudit(trx, {
        id: services.newId(),
        atMs,
        accountId: account.id,
        action: 'kiosk.rename',
        unitId: kiosk.unit_id,
        detail: { kiosk: kiosk.id, before: { name: kiosk.name }, after: { name: body.name } },
      });
    }),
  );

  endpoint(router, 'putKioskPin', async ({ params, body, caller: { account, scope } }) => {
    const hash = body.pin === null ? null : await saltedPin(body.pin);
    return changeKiosk(services, { kioskId: params.id, scope }, async ({ trx }, kiosk, atMs) => {
      const own = { unit_id: kiosk.unit_id, kiosk_id: kiosk.id };
      if (hash === null) await removeKioskPin(trx, own);
      else {
        await writeKioskPin(trx, { ...own, ...hash, set_at_ms: atMs, account_id: account.id });
      }
      await appendAudit(trx, {
        id: services.newId(),
        ...{ atMs, accountId: account.id, action: 'kiosk.pin', unitId: kiosk.unit_id },
        // Never the PIN, nor anything by which it could be found.
        detail: { kiosk: kiosk.id, name: kiosk.name, set: hash !== null },
      });
    });
  });

  endpoint(router, 'postKioskPlacement', async ({ params, body, caller: { account, scope } }) => {
    const counter = await counterToStandAt(services, scope, body.counterId);
    return changeKiosk(services, { kioskId: params.id, scope }, async (writing, kiosk, atMs) => {
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
  readonly scope: Scope;
}

/** Changes a kiosk of the scope, in one transaction, and answers it as it is then. */
async function changeKiosk(
  services: Services,
  { kioskId, scope }: Asked,
  change: (writing: Writing, kiosk: KioskRow, atMs: number) => Promise<void>,
): Promise<KioskSummary> {
  const { store, clock } = services;
  const atMs = clock();
  await inTransaction(store, async (writing) => {
    const kiosk = await lockKiosk(writing, kioskId);
    if (kiosk === undefined || !covers(scope, kiosk.unit_id)) throw new Problem('no-such-kiosk');
    await change(writing, kiosk, atMs);
  });
  const changed = await findKiosk(store.db, { scope, id: kioskId, nowMs: atMs });
  if (changed === undefined) throw new Error(`Kiosk ${kioskId} is gone.`);
  return changed.summary;
}
