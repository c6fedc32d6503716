import type { KioskSummary } from '../../shared/api/organisation.ts';
import type { ApiRouter } from '../http/api-router.ts';
import { endpoint } from '../http/endpoint.ts';
import { Problem } from '../http/problem.ts';
import type { Services } from '../services.ts';
import type { Account } from '../store/accounts.ts';
import { appendAudit } from '../store/audit-log.ts';
import { lockKiosk, reinstateKiosk, revokeKiosk } from '../store/kiosk-decisions.ts';
import { findKiosk } from '../store/kiosks.ts';
import type { KioskRow } from '../store/schema.ts';
import { covers, type Scope } from '../store/scope.ts';
import { inTransaction, type Writing } from '../store/writing.ts';

interface Decision {
  readonly kioskId: string;
  readonly reason: string;
  readonly account: Account;
  readonly scope: Scope;
}

interface Act {
  /** As the audit log calls it. */
  readonly action: 'kiosk.revoke' | 'kiosk.reinstate';
  readonly from: readonly KioskRow['status'][];
  readonly to: KioskRow['status'];
  readonly change: (writing: Writing, kioskId: string, atMs: number) => Promise<void>;
}

const REVOKE: Act = {
  action: 'kiosk.revoke',
  from: ['active', 'suspended'],
  to: 'revoked',
  change: ({ trx }, kioskId) => revokeKiosk(trx, kioskId),
};

const REINSTATE: Act = {
  action: 'kiosk.reinstate',
  from: ['suspended'],
  to: 'active',
  change: ({ trx }, kioskId, atMs) => reinstateKiosk(trx, kioskId, atMs),
};

/**
 * `POST /kiosks/:id/revocation` and `/reinstatement`. Both hold from the kiosk's next request on:
 * its standing is asked inside each transaction.
 */
export function kioskDecisions(router: ApiRouter, services: Services): void {
  endpoint(router, 'postKioskRevocation', ({ params, body, caller: { account, scope } }) =>
    decide(services, REVOKE, { kioskId: params.id, reason: body.reason, account, scope }),
  );
  endpoint(router, 'postKioskReinstatement', ({ params, body, caller: { account, scope } }) =>
    decide(services, REINSTATE, { kioskId: params.id, reason: body.reason, account, scope }),
  );
}

async function decide(
  services: Services,
  { action, from, to, change }: Act,
  { kioskId, reason, account, scope }: Decision,
): Promise<KioskSummary> {
  const { store, clock, newId } = services;
  const atMs = clock();
  await inTransaction(store, async (writing) => {
    const kiosk = await lockKiosk(writing, kioskId);
    if (kiosk === undefined || !covers(scope, kiosk.unit_id)) throw new Problem('no-such-kiosk');
    if (!from.includes(kiosk.status)) throw new Problem('wrong-kiosk-standing');
    await change(writing, kioskId, atMs);
    await appendAudit(writing.trx, {
      ...{ id: newId(), atMs, accountId: account.id, action, unitId: kiosk.unit_id },
      detail: {
        kiosk: kioskId,
        name: kiosk.name,
        reason,
        before: { status: kiosk.status },
        after: { status: to },
      },
    });
  });
  const decided = await findKiosk(store.db, { scope, id: kioskId, nowMs: atMs });
  if (decided === undefined) throw new Error(`Kiosk ${kioskId} is gone.`);
  return decided.summary;
}
