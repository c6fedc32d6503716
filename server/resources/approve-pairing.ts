import type { KioskSummary } from '../../shared/api/organisation.ts';
import type { PairingApproval } from '../../shared/api/pairing.ts';
import { Problem } from '../http/problem.ts';
import type { Services } from '../services.ts';
import type { Account } from '../store/accounts.ts';
import { appendAudit } from '../store/audit-log.ts';
import { lockKiosk, moveKiosk } from '../store/kiosk-decisions.ts';
import { openNextEpoch } from '../store/kiosk-epochs.ts';
import { findKiosk } from '../store/kiosks.ts';
import { addKiosk, usePairing, type NewKiosk, type Pairing } from '../store/pairings.ts';
import { newestQuestionnaire } from '../store/questionnaires.ts';
import { readCounters } from '../store/roster.ts';
import { covers, type Scope } from '../store/scope.ts';
import type { KioskRow } from '../store/schema.ts';
import { inTransaction, type Writing } from '../store/writing.ts';

interface Approved {
  readonly pairing: Pairing;
  readonly approval: PairingApproval;
  readonly account: Account;
  readonly scope: Scope;
}

/**
 * Makes a kiosk of a device that asked, or puts the device in the place of a kiosk of the same
 * unit, as its next epoch: it stands at a counter and may send from now on.
 */
export async function approvePairing(
  services: Services,
  { pairing, approval, account, scope }: Approved,
): Promise<KioskSummary> {
  const { store, clock, newId } = services;
  const kiosk: NewKiosk = {
    id: approval.kioskId ?? newId(),
    unitId: await unitOfCounter(services, approval.counterId, scope),
    counterId: approval.counterId,
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
        : await next(writing, kiosk);
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

/** A kiosk keeps its unit for life, and one that was revoked stays so. */
async function next(writing: Writing, kiosk: NewKiosk): Promise<Opened> {
  const standing = await lockKiosk(writing, kiosk.id);
  if (standing?.unit_id !== kiosk.unitId) throw new Problem('no-such-kiosk');
  if (standing.status === 'revoked') throw new Problem('wrong-kiosk-standing');
  await moveKiosk(writing.trx, kiosk.id, {
    counter_id: kiosk.counterId,
    name: kiosk.name,
    questionnaire_code: kiosk.questionnaireCode,
  });
  const { id: kioskId, key, pairedAtMs: openedAtMs } = kiosk;
  const epoch = await openNextEpoch(writing.trx, { kioskId, key, openedAtMs, openedBy: null });
  return { epoch, before: placeOf(standing) };
}

/** A counter outside of the scope does not exist for it. */
async function unitOfCounter(services: Services, counterId: string, scope: Scope): Promise<string> {
  const counters = await readCounters(services.store.db, [counterId]);
  const unitId = counters.get(counterId)?.unitId;
  if (unitId === undefined || !covers(scope, unitId)) throw new Problem('unknown-counter');
  return unitId;
}

async function existingQuestionnaire({ store }: Services, code: string): Promise<string> {
  if ((await newestQuestionnaire(store.db, code)) !== undefined) return code;
  const message = `Expected the code of a questionnaire, got ${code}.`;
  throw new Problem('invalid-body', { issues: [{ path: 'questionnaire', message }] });
}
