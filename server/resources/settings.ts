import type { SettingChange, SettingsPage } from '../../shared/api/settings.ts';
import { localDayOf, type LocalDay } from '../../shared/domain/local-day.ts';
import type { ApiRouter } from '../http/api-router.ts';
import type { SignedIn } from '../http/call.ts';
import { endpoint } from '../http/endpoint.ts';
import { Problem } from '../http/problem.ts';
import type { Services } from '../services.ts';
import { appendAudit } from '../store/audit-log.ts';
import type { Store, StoreTransaction } from '../store/open-store.ts';
import { anyRating, loadSettingHistories } from '../store/setting-versions.ts';
import { loadSettings, writeSetting } from '../store/settings.ts';

/** `/settings`: what the office has decided, version by version. */
export function settings(router: ApiRouter, services: Services): void {
  endpoint(router, 'getSettings', async ({ caller }) => {
    assertWholeOffice(caller);
    return pageOf(services);
  });

  endpoint(router, 'postSetting', async ({ caller, body }) => {
    assertWholeOffice(caller);
    await decide(body, caller.account.id, services);
    return pageOf(services);
  });
}

/** Settings are those of the whole office: who answers for a part of it decides none. */
export function assertWholeOffice({ scope }: SignedIn): void {
  if (scope.kind !== 'whole') throw new Problem('settings-elsewhere');
}

async function pageOf({ store, clock }: Services): Promise<SettingsPage> {
  const today = localDayOf(clock());
  const { sample } = await loadSettings(store.db, today);
  return {
    settings: await loadSettingHistories(store.db, today),
    today,
    earliestDay: await earliestDay(store.db, today),
    sample,
  };
}

/**
 * First day from which a decision may hold. What was reported stays as it was reported; until the
 * first rating nothing was, so that an office being set up may correct what holds for all days.
 */
export async function earliestDay(db: Store['db'], today: LocalDay): Promise<LocalDay | null> {
  return (await anyRating(db)) ? today : null;
}

/** Throws `decision-in-the-past` for a day before `earliestDay`. */
export async function assertMayBegin(
  db: Store['db'],
  validFrom: LocalDay,
  today: LocalDay,
): Promise<void> {
  const earliest = await earliestDay(db, today);
  if (earliest === null || validFrom >= earliest) return;
  throw new Problem('decision-in-the-past', { detail: `${validFrom} < ${earliest}` });
}

async function decide(
  change: SettingChange,
  accountId: string,
  { store, clock, newId }: Services,
): Promise<void> {
  const atMs = clock();
  await store.db.transaction().execute(async (trx) => {
    const before = await valueOn(trx, change);
    const { name, value, validFrom, legalBasis } = change;
    // First: it waits for whoever decides at the same moment, so that versions never collide.
    await appendAudit(trx, {
      id: newId(),
      atMs,
      accountId,
      action: 'settings.change',
      detail: {
        ...{ setting: name, validFrom, legalBasis },
        ...{ before: partsOf(before), after: partsOf(value) },
      },
    });
    await assertMayBegin(trx, validFrom, localDayOf(atMs));
    await writeSetting(trx, { ...change, set: { atMs, accountId } });
  });
}

/** Of a setting of several numbers each by its name, so that the log shows which has changed. */
const partsOf = (value: SettingChange['value']): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : { value };

/** What would have held on the first day of the change. */
async function valueOn(trx: StoreTransaction, { name, validFrom }: SettingChange) {
  const histories = await loadSettingHistories(trx, validFrom);
  return histories.find((history) => history.name === name)?.value ?? null;
}
