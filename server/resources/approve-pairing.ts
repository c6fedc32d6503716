import type { KioskSummary } from '../../shared/api/organisation.ts';
import type { PairingApproval } from '../../shared/api/pairing.ts';
import { Problem } from '../http/problem.ts';
import { maySee } from './may-see.ts';
import type { Services } from '../services.ts';
import type { Account } from '../store/accounts.ts';
import { appendAudit } from '../store/audit-log.ts';
import { findKiosk } from '../store/kiosks.ts';
import { addKiosk, usePairing, type NewKiosk, type Pairing } from '../store/pairings.ts';
import { newestQuestionnaire } from '../store/questionnaires.ts';
import { readCounters } from '../store/roster.ts';

interface Approved {
  readonly pairing: Pairing;
  readonly approval: PairingApproval;
  readonly account: Account;
}

/** Makes a kiosk of a device that asked: it stands at a counter and may send from now on. */
export async function approvePairing(
  services: Services,
  { pairing, approval, account }: Approved,
): Promise<KioskSummary> {
  const { store, clock, newId } = services;
  const kiosk: NewKiosk = {
    id: newId(),
    unitId: await unitOfCounter(services, approval.counterId, account),
    counterId: approval.counterId,
    name: approval.name,
    questionnaireCode: await existingQuestionnaire(services, approval.questionnaire),
    key: pairing.key,
    pairedAtMs: clock(),
  };
  await store.db.transaction().execute(async (trx) => {
    await addKiosk(trx, kiosk);
    // The code works once: of two stewards the second is told that there is no such code.
    if (!(await usePairing(trx, pairing.deviceCodeHash, kiosk.id))) {
      throw new Problem('unknown-pairing-code');
    }
    await appendAudit(trx, {
      id: newId(),
      atMs: kiosk.pairedAtMs,
      accountId: account.id,
      action: 'kiosk.pair',
      detail: { kiosk: kiosk.id, counter: kiosk.counterId, publicKey: kiosk.key.publicKey },
    });
  });
  const made = await findKiosk(store.db, kiosk.id);
  if (made === undefined) throw new Error(`Kiosk ${kiosk.id} was paired and is not there.`);
  return made.summary;
}

/** A counter outside of what the account sees does not exist for it. */
async function unitOfCounter(
  services: Services,
  counterId: string,
  account: Account,
): Promise<string> {
  const counters = await readCounters(services.store.db, [counterId]);
  const unitId = counters.get(counterId)?.unitId;
  const sees = await maySee(services, account);
  if (unitId === undefined || !sees(unitId)) throw new Problem('unknown-counter');
  return unitId;
}

async function existingQuestionnaire({ store }: Services, code: string): Promise<string> {
  if ((await newestQuestionnaire(store.db, code)) !== undefined) return code;
  const message = `Expected the code of a questionnaire, got ${code}.`;
  throw new Problem('invalid-body', { issues: [{ path: 'questionnaire', message }] });
}
