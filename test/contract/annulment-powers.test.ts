import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { powersOf } from '../../server/annulment/annulment-powers.ts';
import { createAccount, NO_PASSWORD } from '../../server/store/accounts.ts';
import { CONSOLE, insertGrant } from '../../server/store/grants.ts';
import { openStore, type Store } from '../../server/store/open-store.ts';
import type { Role } from '../../shared/domain/role.ts';
import { ENGINES } from './engines.ts';

const NOW_MS = Date.UTC(2026, 10, 19, 2);
const ALWAYS = { valid_from: '2016-01-01', valid_to: null };

type Held = readonly (readonly [Role, string | null])[];

/** The commune that is rated has become the ward by a merger; the hamlet is a part that was split off. */
describe.each(ENGINES)('who decides on the figures of a unit, on %s', (_engine, locate) => {
  let store: Store;
  let accounts = 0;
  beforeAll(async () => {
    store = await openStore(await locate());
    const { db } = store;
    for (const id of ['province', 'commune', 'ward', 'hamlet', 'neighbour']) {
      const unit = { id, code: id, name: id, kind: 'commune', ...ALWAYS };
      await db.insertInto('units').values(unit).execute();
      if (id === 'province') continue;
      const parent = { child_id: id, parent_id: 'province', ...ALWAYS };
      await db.insertInto('unit_parents').values(parent).execute();
    }
    const resolution = { on_day: '2025-07-01', legal_basis: 'NQ', share: null };
    const from = { predecessor_id: 'commune', ...resolution };
    await db
      .insertInto('unit_successions')
      .values([
        { ...from, id: 'a', successor_id: 'ward', kind: 'merge' },
        { ...from, id: 'b', successor_id: 'hamlet', kind: 'split' },
      ])
      .execute();
  });
  afterAll(() => store.close());

  async function powersWith(held: Held) {
    const id = `account-${String((accounts += 1))}`;
    const account = { id, login: id, displayName: id, passwordHash: NO_PASSWORD };
    await createAccount(store.db, { ...account, createdAtMs: NOW_MS });
    for (const [index, [role, unitId]] of held.entries()) {
      await insertGrant(store.db, {
        ...{ id: `${id}-${String(index)}`, accountId: id, role, unitId, expiresAtMs: null },
        ...{ requestedBy: CONSOLE, requestedAtMs: 0, approvedBy: CONSOLE, approvedAtMs: 0 },
      });
    }
    return powersOf(store.db, id, NOW_MS);
  }

  const above = ['administrator', 'province'] as const;

  it.each<readonly [string, boolean, Held]>([
    ['an administrator of the unit above', true, [above]],
    ['an administrator of the whole tree', true, [['administrator', null]]],
    ['an administrator of the rated unit', false, [['administrator', 'commune']]],
    ['an administrator of a neighbour', false, [['administrator', 'neighbour']]],
    ['an administrator of the unit that it became', false, [['administrator', 'ward']]],
    ['one of above and of the rated unit', true, [above, ['administrator', 'commune']]],
    ['one of above who leads the unit', false, [above, ['manager', 'commune']]],
    ['one of above who serves in it', false, [above, ['official', 'commune']]],
    ['one of above who leads what it became', false, [above, ['manager', 'ward']]],
    ['one of above who serves in what it became', false, [above, ['official', 'ward']]],
    ['one of above who leads a part split off', true, [above, ['manager', 'hamlet']]],
    ['one of above who leads a neighbour', true, [above, ['manager', 'neighbour']]],
    ['one of above who reports for the unit', true, [above, ['reporter', 'commune']]],
    [
      'one of everything who serves in it',
      false,
      [
        ['administrator', null],
        ['official', 'commune'],
      ],
    ],
    ['a manager of the unit above', false, [['manager', 'province']]],
    ['an auditor of the unit above', false, [['auditor', 'province']]],
    ['nobody', false, []],
  ])('%s: %s', async (_who, may, held) => {
    expect((await powersWith(held)).mayDecide('commune')).toBe(may);
  });

  it.each<readonly [string, boolean, Held]>([
    ['an auditor above', true, [['auditor', 'province']]],
    ['an administrator above', true, [above]],
    ['a manager of the unit', false, [['manager', 'commune']]],
    ['an auditor of a neighbour', false, [['auditor', 'neighbour']]],
  ])('single ratings are seen by %s: %s', async (_who, sees, held) => {
    expect((await powersWith(held)).seesSingle('commune')).toBe(sees);
  });
});
