import type { Kysely } from 'kysely';
import type { TargetPreset } from '../../shared/api/target-presets.ts';
import type { LocalDay } from '../../shared/domain/local-day.ts';
import type { CutOffDay } from '../../shared/domain/period.ts';
import { anyAccount, createAccount, type NewAccount } from './accounts.ts';
import { appendAudit } from './audit-log.ts';
import { administratorGrant, insertGrant } from './grants.ts';
import type { Database } from './schema.ts';
import { writeSetting } from './settings.ts';
import { choosePreset } from './targets.ts';

/** What the first run decides. */
export interface OfficeSetUp {
  readonly account: NewAccount;
  readonly officeName: string;
  readonly cutOffDay: CutOffDay;
  readonly preset: TargetPreset | null;
  readonly today: LocalDay;
  readonly newId: () => string;
}

/**
 * Decisions of the first run hold for all days: periods before it are reported by them too. Any
 * day before the first rating would do; this one is before every plan of administrative reform.
 */
const FROM_THE_BEGINNING = '2000-01-01' as LocalDay; // an existing day, written out

/** All of the first run or nothing; false when an account exists already. */
export async function setUpOffice(db: Kysely<Database>, setUp: OfficeSetUp): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    if (await anyAccount(trx)) return false;
    const { account, officeName, cutOffDay, preset, today, newId } = setUp;
    await createAccount(trx, account);
    const { id: accountId, createdAtMs: atMs } = account;
    const set = { atMs, accountId };
    const always = { validFrom: FROM_THE_BEGINNING, legalBasis: null, set };
    await insertGrant(trx, administratorGrant({ id: newId(), accountId, atMs }));
    await writeSetting(trx, { name: 'office-name', value: officeName, ...always });
    await writeSetting(trx, { name: 'cut-off-day', value: cutOffDay, ...always });
    if (preset !== null) await choosePreset(trx, { preset, day: today, newId });
    await appendAudit(trx, {
      id: newId(),
      atMs: account.createdAtMs,
      accountId: account.id,
      action: 'office.set-up',
      detail: { login: account.login, officeName, cutOffDay, targetPreset: preset?.key ?? null },
    });
    return true;
  });
}
