import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import { migrate } from '../../server/store/migrate.ts';
import { activeGrants } from '../../server/store/grants.ts';
import { openEngine, openStore, type Store } from '../../server/store/open-store.ts';
import { covers, scopeUnder, WHOLE_SCOPE, within } from '../../server/store/scope.ts';
import { BARE_ENGINES, ENGINES } from './engines.ts';

/** Child, parent, first and last day of one stretch. */
type Link = readonly [string, string, string, string | null];

describe.each(ENGINES)('scopes on %s', (_, locate) => {
  let store: Store;
  beforeAll(async () => {
    store = await openStore(await locate());
    const always = { valid_from: '2016-01-01', valid_to: null };
    for (const id of ['province', 'east', 'west', 'lien-son', 'cao-xa', 'centre']) {
      const unit = { id, code: id, name: id, kind: 'commune', ...always };
      await store.db.insertInto('units').values(unit).execute();
    }
    const links: readonly Link[] = [
      ['east', 'province', '2016-01-01', '2025-06-30'],
      ['west', 'province', '2016-01-01', null],
      ['lien-son', 'east', '2016-01-01', '2019-12-31'],
      ['lien-son', 'west', '2020-01-01', null],
      ['cao-xa', 'east', '2016-01-01', '2025-06-30'],
      // A fault of the data: it must not keep anybody waiting.
      ['centre', 'centre', '2016-01-01', null],
    ];
    for (const [child_id, parent_id, valid_from, valid_to] of links) {
      await store.db
        .insertInto('unit_parents')
        .values({ child_id, parent_id, valid_from, valid_to })
        .execute();
    }
  });
  afterAll(() => store.close());

  const unitsIn = async (roots: (string | null)[]) => {
    const scope = await scopeUnder(store.db, roots);
    const rows = await store.db
      .selectFrom('units')
      .select('id')
      .where(within(scope, 'units.id'))
      .orderBy('id')
      .execute();
    const ids = rows.map(({ id }) => id);
    for (const id of ['province', 'east', 'west', 'lien-son', 'cao-xa', 'centre']) {
      expect(covers(scope, id)).toBe(ids.includes(id));
    }
    return ids;
  };

  it.each([
    { roots: ['west'], reaches: ['lien-son', 'west'] },
    // Ended with its district, whose last parent was the province.
    { roots: ['province'], reaches: ['cao-xa', 'east', 'lien-son', 'province', 'west'] },
    { roots: ['east'], reaches: ['cao-xa', 'east'] },
    { roots: ['east', 'centre'], reaches: ['cao-xa', 'centre', 'east'] },
    { roots: ['centre'], reaches: ['centre'] },
    { roots: [], reaches: [] },
    { roots: [null], reaches: ['cao-xa', 'centre', 'east', 'lien-son', 'province', 'west'] },
  ])('under $roots reaches $reaches', async ({ roots, reaches }) => {
    expect(await unitsIn(roots)).toEqual(reaches);
  });

  it('what belongs to no unit is for the whole alone', async () => {
    expect(covers(WHOLE_SCOPE, null)).toBe(true);
    expect(covers(await scopeUnder(store.db, ['province']), null)).toBe(false);
  });
});

describe.each(BARE_ENGINES)('an account of an older program on %s', (_, locate) => {
  it('keeps its role as a grant, and signs in with its password', async () => {
    const store = await openEngine(await locate());
    try {
      await migrate(store, '0012-kiosk-contacts');
      await sql`insert into units (id, code, name, kind, valid_from, valid_to)
        values ('u', '1', 'Xã', 'commune', '2016-01-01', null)`.execute(store.db);
      for (const [id, unit] of [
        ['a', null],
        ['b', 'u'],
      ]) {
        await sql`insert into accounts
          (id, login, display_name, password_hash, role, unit_id, created_at_ms)
          values (${id}, ${id}, 'Lan', 'hash', 'administrator', ${unit}, 7)`.execute(store.db);
        await sql`insert into sessions (token_hash, account_id, created_at_ms, seen_at_ms)
          values (${id}, ${id}, 7, 7)`.execute(store.db);
      }
      await migrate(store);
      expect(await activeGrants(store.db, 'a', 8)).toMatchObject([
        { role: 'administrator', unitId: null, approvedBy: 'console' },
      ]);
      expect(await activeGrants(store.db, 'b', 8)).toMatchObject([{ unitId: 'u' }]);
      const kept = await store.db.selectFrom('accounts').selectAll().orderBy('id').execute();
      expect(kept).toMatchObject([
        { id: 'a', login: 'a', password_hash: 'hash', created_at_ms: 7, closed_at_ms: null },
        { id: 'b' },
      ]);
      // The reference still holds.
      await expect(
        sql`insert into sessions (token_hash, account_id, created_at_ms, seen_at_ms)
          values ('c', 'nobody', 7, 7)`.execute(store.db),
      ).rejects.toThrow();
    } finally {
      await store.close();
    }
  });
});
