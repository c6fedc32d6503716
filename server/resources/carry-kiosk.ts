import { appendAudit } from '../store/audit-log.ts';
import type { CounterToStandAt } from '../store/counter-places.ts';
import { findCounterName, moveKiosk } from '../store/kiosk-decisions.ts';
import { addPlacement } from '../store/kiosk-placements.ts';
import type { KioskRow } from '../store/schema.ts';
import type { Writing } from '../store/writing.ts';

interface Carried {
  /** As it was before. */
  readonly kiosk: KioskRow;
  readonly counter: Pick<CounterToStandAt, 'id' | 'name'>;
  readonly atMs: number;
  readonly accountId: string;
}

/** Puts a kiosk at another counter of its unit: the place, the note for the charts, the log. */
export async function carryKiosk(
  { trx }: Writing,
  { kiosk, counter, atMs, accountId }: Carried,
  newId: () => string,
): Promise<void> {
  const { name, questionnaire_code } = kiosk;
  await moveKiosk(trx, kiosk.id, { counter_id: counter.id, name, questionnaire_code });
  await addPlacement(trx, {
    unit_id: kiosk.unit_id,
    id: newId(),
    kiosk_id: kiosk.id,
    kiosk_name: name,
    from_counter_id: kiosk.counter_id,
    from_counter_name: await findCounterName(trx, kiosk.counter_id),
    to_counter_id: counter.id,
    to_counter_name: counter.name,
    at_ms: atMs,
    account_id: accountId,
  });
  await appendAudit(trx, {
    id: newId(),
    atMs,
    accountId,
    action: 'kiosk.move',
    unitId: kiosk.unit_id,
    detail: {
      kiosk: kiosk.id,
      before: { counter: kiosk.counter_id },
      after: { counter: counter.id },
    },
  });
}
