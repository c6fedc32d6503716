import type { KioskSummary } from '../../shared/api/organisation.ts';
import type { PairingApproval } from '../../shared/api/pairing.ts';
import { Problem } from '../http/problem.ts';
import type { Services } from '../services.ts';
import type { Account } from '../store/accounts.ts';
import { appendAudit } from '../store/audit-log.ts';
import type { CounterToStandAt } from '../store/counter-places.ts';
import { lockKiosk, moveKiosk } from '../store/kiosk-decisions.ts';
import { openNextEpoch } from '../store/kiosk-epochs.ts';
import { findKiosk } from '../store/kiosks.ts';
import { addKiosk, usePairing, type NewKiosk, type Pairing } from '../store/pairings.ts';
import { newestQuestionnaire } from '../store/questionnaires.ts';
import type { Scope } from '../store/scope.ts';
import type { KioskRow } from '../store/schema.ts';
import { inTransaction, type Writing } from '../store/writing.ts';
import { carryKiosk } from './carry-kiosk.ts';
import { counterToStandAt } from './counter-to-stand-at.ts';

interface Approved {
  readonly pairing: Pairing;
  readonly approval: PairingApproval;
  readonly account: Account;
  readonly scope: Scope;
  /** No person stood by: the demonstration confirms every device that asks. */
  readonly sample?: boolean;
}

/**
 * Makes a kiosk of a device that asked, or puts the device in the place of a kiosk of the same
 * unit, as its next epoch: it stands at a counter and may send from now on.
 */
export async function approvePairing(
  services: Services,
  { pairing, approval, account, scope, sample = false }: Approved,
): Promise<KioskSummary> {
  const { store, clock, newId } = services;
  const counter = await counterToStandAt(services, scope, approval.counterId);
  const kiosk: NewKiosk = {
    id: approval.kioskId ?? newId(),
    unitId: counter.unitId,
    counterId: counter.id,
    name: approval.name,
    questionnaireCode: await existingQuestionnaire(services, approval.questionnaire),
    key: pairing.key,
    pairedAtMs: clock(),
  };
  await inTransaction(store, async (writing) => {
    const { trx } = writing;
    const { epoch, before } =
      approval.kioskId === undefined
        ? await firstEpoch(writing, kiosk)
        : await next(writing, { kiosk, counter, accountId: account.id }, newId);
    // The code works once: of two stewards the second is told that there is no such code.
    if (!(await usePairing(trx, pairing.deviceCodeHash, kiosk.id))) {
      throw new Problem('unknown-pairing-code');
    }
    await appendAudit(trx, {
      id: newId(),
      atMs: kiosk.pairedAtMs,
      accountId: account.id,
      action: epoch === 1 ? 'kiosk.pair' : 'kiosk.re-pair',
      unitId: kiosk.unitId,
      detail: {
        kiosk: kiosk.id,
        epoch,
        publicKey: kiosk.key.publicKey,
        ...(sample ? { sample } : {}),
        ...(before === null ? {} : { before }),
        after: placeOf({
          name: kiosk.name,
          counter_id: kiosk.counterId,
          questionnaire_code: kiosk.questionnaireCode,
        }),
      },
    });
  });
  const made = await findKiosk(store.db, { scope, id: kiosk.id, nowMs: kiosk.pairedAtMs });
  if (made === undefined) throw new Error(`Kiosk ${kiosk.id} was paired and is not there.`);
  return made.summary;
}

interface Opened {
  readonly epoch: number;
  /** Where the kiosk stood until now, as the log says it; null for a new one. */
  readonly before: ReturnType<typeof placeOf> | null;
}

const placeOf = (row: Pick<KioskRow, 'name' | 'counter_id' | 'questionnaire_code'>) => ({
  name: row.name,
  counter: row.counter_id,
  questionnaire: row.questionnaire_code,
});

async function firstEpoch({ trx }: Writing, kiosk: NewKiosk): Promise<Opened> {
  await addKiosk(trx, kiosk);
  return { epoch: 1, before: null };
}

interface NextDevice {
  readonly kiosk: NewKiosk;
  readonly counter: CounterToStandAt;
  readonly accountId: string;
}

/** A kiosk keeps its unit for life, and one that was revoked stays so. */
async function next(
  writing: Writing,
  { kiosk, counter, accountId }: NextDevice,
  newId: () => string,
): Promise<Opened> {
  const standing = await lockKiosk(writing, kiosk.id);
  if (standing?.unit_id !== kiosk.unitId) throw new Problem('no-such-kiosk');
  if (standing.status === 'revoked') throw new Problem('wrong-kiosk-standing');
  const { id: kioskId, key, pairedAtMs } = kiosk;
  if (standing.counter_id !== counter.id) {
    await carryKiosk(writing, { kiosk: standing, counter, atMs: pairedAtMs, accountId }, newId);
  }
  await moveKiosk(writing.trx, kioskId, {
    counter_id: counter.id,
    name: kiosk.name,
    questionnaire_code: kiosk.questionnaireCode,
  });
  const opened = { kioskId, key, openedAtMs: pairedAtMs, openedBy: null };
  return { epoch: await openNextEpoch(writing.trx, opened), before: placeOf(standing) };
}

async function existingQuestionnaire({ store }: Services, code: string): Promise<string> {
  if ((await newestQuestionnaire(store.db, code)) !== undefined) return code;
  const message = `Expected the code of a questionnaire, got ${code}.`;
  throw new Problem('invalid-body', { issues: [{ path: 'questionnaire', message }] });
}
