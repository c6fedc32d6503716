import { administratorGrant, insertGrant } from '../../server/store/grants.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAccount } from '../../server/store/accounts.ts';
import { appendAudit } from '../../server/store/audit-log.ts';
import { auditPeople, namesOfIds } from '../../server/store/audit-names.ts';
import {
  auditEntryPage,
  countAuditEntries,
  type EntryFilter,
} from '../../server/store/audit-pages.ts';
import { openStore, type Store } from '../../server/store/open-store.ts';
import { addShippedFields } from '../../server/store/shipped-fields.ts';
import { insertSmallOffice, OFFICE } from '../support/small-office.ts';
import { ENGINES } from './engines.ts';

const ALL: EntryFilter = {
  ...{ unitIds: null, action: null, account: null, sinceMs: null, untilMs: null, text: null },
};

describe.each(ENGINES)('pages of the audit log on %s', (_, locate) => {
  let store: Store;
  beforeAll(async () => {
    store = await openStore(await locate());
    await addShippedFields(store.db);
    await insertSmallOffice({ store });
    const account = { id: 'account-1', login: 'hoa', displayName: 'Đặng Thị Hoa' };
    await createAccount(store.db, { ...account, passwordHash: 'none', createdAtMs: 0 });
    const given = administratorGrant({ id: 'grant-1', accountId: account.id, atMs: 0 });
    await insertGrant(store.db, { ...given, unitId: OFFICE.commune });
    const acts = [
      { action: 'a.one', accountId: null, unitId: null, detail: { share: '100%' } },
      { action: 'a.two', accountId: 'account-1', unitId: OFFICE.commune, detail: { a_b: 1 } },
      { action: 'a.two', accountId: 'account-1', unitId: OFFICE.province, detail: { aXb: 1 } },
      { action: 'a.three', accountId: 'gone', unitId: 'gone', detail: {} },
    ];
    for (const [index, act] of acts.entries()) {
      await appendAudit(store.db, { id: `id-${index}`, atMs: index * 1_000, ...act });
    }
  });
  afterAll(() => store.close());

  it.each<[string, Partial<EntryFilter>, number[]]>([
    ['nothing', {}, [4, 3, 2, 1]],
    ['the units that may be seen', { unitIds: [OFFICE.commune] }, [2]],
    ['no unit at all', { unitIds: [] }, []],
    ['an action', { action: 'a.two' }, [3, 2]],
    ['an account', { account: 'account-1' }, [3, 2]],
    ['nobody', { account: 'none' }, [1]],
    ['a stretch of time', { sinceMs: 1_000, untilMs: 3_000 }, [3, 2]],
    ['the name of the account, in small letters', { text: 'thị hoa' }, [3, 2]],
    ['the name of the account, as it is written', { text: 'Đặng' }, [3, 2]],
    ['the name of the unit', { text: 'Thọ Xương' }, [2]],
    ['a percent sign', { text: '0%' }, [1]],
    ['an underscore', { text: 'a_b' }, [2]],
    ['a backslash', { text: '\\' }, []],
    ['several at once', { action: 'a.two', unitIds: [OFFICE.province], text: 'hoa' }, [3]],
  ])('narrow by %s', async (_what, change, positions) => {
    const filter = { ...ALL, ...change };
    const page = { order: 'newest-first', behind: 1_000, limit: 10 } as const;
    const rows = await auditEntryPage(store.db, filter, page);
    expect(rows.map(({ position }) => position)).toEqual(positions);
    expect(await countAuditEntries(store.db, filter)).toBe(positions.length);
  });

  it('go on behind a position in both orders, and count no further than told', async () => {
    const behind = async (order: 'newest-first' | 'oldest-first') =>
      (await auditEntryPage(store.db, ALL, { order, behind: 2, limit: 1 })).map(({ id }) => id);
    expect(await behind('newest-first')).toEqual(['id-0']);
    expect(await behind('oldest-first')).toEqual(['id-2']);
    expect(await countAuditEntries(store.db, ALL, { most: 3 })).toBe(3);
    expect(await countAuditEntries(store.db, ALL, { upTo: 2 })).toBe(2);
  });

  it('name accounts and units as they are called today, and leave out what is gone', async () => {
    const page = { order: 'newest-first', behind: 5, limit: 3 } as const;
    const [gone, , known] = await auditEntryPage(store.db, ALL, page);
    expect(gone).toMatchObject({ login: null, unit_code: null });
    expect(known).toMatchObject({ login: 'hoa', unit_code: '07201' });
    const people = [{ id: 'account-1', login: 'hoa', displayName: 'Đặng Thị Hoa' }];
    expect(await auditPeople(store.db, null)).toEqual(people);
    expect(await auditPeople(store.db, [OFFICE.commune])).toEqual(people);
    expect(await auditPeople(store.db, [OFFICE.province])).toEqual([]);
    expect(await auditPeople(store.db, [])).toEqual([]);
    const names = await namesOfIds(store.db, [OFFICE.counter, 'gone']);
    expect(names).toEqual({ [OFFICE.counter]: 'Quầy 1' });
  });
});
