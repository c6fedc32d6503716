import { err, ok, type Result } from '../../shared/result.ts';
import type { ActContext } from './act-context.ts';
import { appendAudit } from './audit-log.ts';
import { lockKiosk, reinstateKiosk, revokeKiosk } from './kiosk-decisions.ts';
import type { Store } from './open-store.ts';
import type { KioskRow } from './schema.ts';
import { covers, type Scope } from './scope.ts';
import { inTransaction, type Writing } from './writing.ts';

interface Act {
  /** As the audit log calls it. */
  readonly action: 'kiosk.revoke' | 'kiosk.reinstate';
  readonly from: readonly KioskRow['status'][];
  readonly to: KioskRow['status'];
  readonly change: (writing: Writing, kioskId: string, atMs: number) => Promise<void>;
}

const ACTS = {
  revoke: {
    action: 'kiosk.revoke',
    from: ['active', 'suspended'],
    to: 'revoked',
    change: ({ trx }, kioskId) => revokeKiosk(trx, kioskId),
  },
  reinstate: {
    action: 'kiosk.reinstate',
    from: ['suspended'],
    to: 'active',
    change: ({ trx }, kioskId, atMs) => reinstateKiosk(trx, kioskId, atMs),
  },
} as const satisfies Record<string, Act>;

export interface KioskDecisionOrder extends ActContext {
  readonly act: keyof typeof ACTS;
  readonly kioskId: string;
  readonly reason: string;
  readonly scope: Scope;
}

export type KioskDecisionFailure = Readonly<{ code: 'no-such-kiosk' | 'wrong-kiosk-standing' }>;

/** Changes the standing of a kiosk, with an entry in the audit log. Holds from its next request on. */
export function decideKiosk(
  store: Store,
  { act, kioskId, reason, scope, accountId, atMs, newId }: KioskDecisionOrder,
): Promise<Result<KioskRow, KioskDecisionFailure>> {
  const { action, from, to, change }: Act = ACTS[act];
  return inTransaction(store, async (writing) => {
    const kiosk = await lockKiosk(writing, kioskId);
    if (kiosk === undefined || !covers(scope, kiosk.unit_id)) return err({ code: 'no-such-kiosk' });
    if (!from.includes(kiosk.status)) return err({ code: 'wrong-kiosk-standing' });
    await change(writing, kioskId, atMs);
    const standing = { before: { status: kiosk.status }, after: { status: to } };
    await appendAudit(writing.trx, {
      ...{ id: newId(), atMs, accountId, action, unitId: kiosk.unit_id },
      detail: { kiosk: kioskId, name: kiosk.name, reason, ...standing },
    });
    return ok({ ...kiosk, status: to });
  });
}
