import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAccount } from '../../server/store/accounts.ts';
import { openStore, type Store } from '../../server/store/open-store.ts';
import { loadPeriodSettings } from '../../server/store/period-settings.ts';
import { loadSettingHistories } from '../../server/store/setting-versions.ts';
import { loadCutOffDays, loadSettings, writeSetting } from '../../server/store/settings.ts';
import type { SettingName, SettingValue } from '../../shared/validation/settings-schema.ts';
import { periodRange } from '../../shared/domain/period.ts';
import { day } from '../analytics/reports/small-province.ts';
import { ENGINES } from './engines.ts';

describe.each(ENGINES)('settings on %s', (_engine, locate) => {
  let store: Store;
  beforeAll(async () => {
    store = await openStore(await locate());
    const account = { id: 'account-1', login: 'lan', displayName: 'Trần Thị Lan' };
    await createAccount(store.db, { ...account, passwordHash: 'none', createdAtMs: 1 });
  });
  afterAll(() => store.close());

  const decide = <Name extends SettingName>(
    name: Name,
    value: SettingValue<Name>,
    validFrom: string,
  ) =>
    writeSetting(store.db, {
      ...{ name, value, validFrom: day(validFrom), legalBasis: `Quyết định từ ${validFrom}` },
      set: { atMs: 7, accountId: 'account-1' },
    });

  it('keeps every version with its days, who made it and why', async () => {
    await decide('minimum-n', 50, '2026-01-01');
    await decide('minimum-n', 40, '2026-07-01');
    await decide('minimum-n', 45, '2026-07-01');
    await decide('minimum-n', 60, '2027-01-01');
    const histories = await loadSettingHistories(store.db, day('2026-11-19'));
    const history = histories.find(({ name }) => name === 'minimum-n');
    expect(history?.value).toBe(45);
    expect(
      history?.versions.map(({ version, value, validFrom, validTo }) => [
        ...[version, value, validFrom, validTo],
      ]),
    ).toEqual([
      [4, 60, '2027-01-01', null],
      [3, 45, '2026-07-01', '2026-12-31'],
      // Replaced on its own first day: it holds on none.
      [2, 40, '2026-07-01', '2026-06-30'],
      [1, 50, '2026-01-01', '2026-06-30'],
    ]);
    expect(history?.versions[0]).toMatchObject({
      ...{ setAtMs: 7, setBy: 'Trần Thị Lan', legalBasis: 'Quyết định từ 2027-01-01' },
    });
  });

  it('answers the default of the project where nobody decided', async () => {
    const histories = await loadSettingHistories(store.db, day('2026-11-19'));
    const limits = histories.find(({ name }) => name === 'release-thresholds');
    expect(limits).toMatchObject({ value: { unit: 5, official: 11 }, versions: [] });
  });

  it.each(['update settings set value = 1', 'delete from settings'])(
    'lets nobody change a decision: %s',
    async (statement) => {
      await expect(sql.raw(statement).execute(store.db)).rejects.toThrow('append-only');
    },
  );

  it('reports a past period by what held on its last day', async () => {
    const minimumOf = async (key: string) =>
      (await loadPeriodSettings(store.db, key, day('2026-11-19')))?.settings.minimumN;
    expect(await minimumOf('2025-12')).toBe(30);
    expect(await minimumOf('2026-06')).toBe(50);
    expect(await minimumOf('2026-07')).toBe(45);
    // Still open: by what holds today, not by what is planned.
    expect(await minimumOf('2027-03')).toBe(45);
  });

  it('leaves past periods their cut-off day, and begins each where the one before ended', async () => {
    await decide('cut-off-day', 15, '2000-01-01');
    await decide('cut-off-day', 1, '2026-09-01');
    const daysOf = async (key: string) => {
      const known = await loadPeriodSettings(store.db, key, day('2026-11-19'));
      const range = known && periodRange(known.period);
      return range && `${range.firstDay} ${range.lastDay}`;
    };
    expect(await daysOf('2026-08')).toBe('2026-07-15 2026-08-14');
    expect(await daysOf('2026-09')).toBe('2026-08-15 2026-09-30');
    expect(await daysOf('2026-Q2')).toBe('2026-03-15 2026-06-14');
    expect(await daysOf('2026-Q3')).toBe('2026-06-15 2026-09-30');
    expect(await daysOf('2025')).toBe('2024-12-15 2025-12-14');
    expect(await daysOf('2026-13')).toBeUndefined();
    // What pages choose periods by: of two decisions for one day the later.
    await decide('cut-off-day', 21, '2026-09-01');
    expect(await loadCutOffDays(store.db)).toEqual([
      { validFrom: '2000-01-01', cutOffDay: 15 },
      { validFrom: '2026-09-01', cutOffDay: 21 },
    ]);
  });

  it('says of every period that the data are a sample, as long as they are', async () => {
    const isSample = async (key: string, today: string) =>
      (await loadPeriodSettings(store.db, key, day(today)))?.settings.sample;
    await decide('sample', true, '2026-10-01');
    expect(await isSample('2026-03', '2026-11-19')).toBe(true);
    await decide('sample', false, '2026-11-20');
    expect(await isSample('2026-10', '2026-11-20')).toBe(false);
    expect((await loadSettings(store.db, day('2026-11-20'))).sample).toBe(false);
  });
});
