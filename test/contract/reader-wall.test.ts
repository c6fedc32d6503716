import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore, type Store } from '../../server/store/open-store.ts';
import { readAs } from '../../server/store/read-as.ts';
import { READER } from '../../server/store/reader-role.ts';
import { OPEN_COLUMNS, OPEN_TABLES } from '../../server/store/reader-wall.ts';
import { summedPart, WHOLE_SCOPE } from '../../server/store/scope.ts';
import { bareDatabaseUrl, freshDatabaseUrl } from '../support/embedded-postgres.ts';
import { insertRowPerUnit, NAMED_OTHERWISE, type TableColumns } from './row-per-unit.ts';

const EAST = summedPart(['east']);

let store: Store;
let tables: Map<string, TableColumns>;
beforeAll(async () => {
  store = await openStore({ kind: 'postgres', url: await freshDatabaseUrl() });
  tables = await insertRowPerUnit(store, ['east', 'west']);
});
afterAll(() => store.close());

const names = async (query: ReturnType<typeof sql<{ name: string }>>): Promise<string[]> =>
  (await query.execute(store.db)).rows.map(({ name }) => name).sort();

const walled = (): Promise<string[]> =>
  names(sql`select relname as name from pg_class
    where relnamespace = current_schema()::regnamespace and relrowsecurity`);

describe('the wall that PostgreSQL keeps around the units of a reader', () => {
  it('stands at once in a new database', () => {
    expect(store.wall).toEqual({ kind: 'up' });
  });

  it('has every table that names a unit: a later step calls `ownRows` for its own', async () => {
    const naming = [...tables]
      .filter(([, columns]) => columns.has('unit_id'))
      .map(([name]) => name);
    expect(await walled()).toEqual([...naming, ...NAMED_OTHERWISE].sort());
  });

  it('shows an unscoped query the own rows of every such table, and nothing beyond', async () => {
    const seen = async (table: string, db = store.db): Promise<number> => {
      const { rows } = await sql<{ n: number }>`
        select count(*) as n from ${sql.table(table)}
      `.execute(db);
      return rows[0]?.n ?? -1;
    };
    const wrong: string[] = [];
    for (const table of await walled()) {
      const all = await seen(table);
      const whole = await readAs(store, WHOLE_SCOPE, (db) => seen(table, db));
      const own = await readAs(store, EAST, (db) => seen(table, db));
      const none = await readAs(store, summedPart([]), (db) => seen(table, db));
      if (all !== 2 || whole !== 2 || own !== 1 || none !== 0) {
        wrong.push(`${table}: ${[all, whole, own, none].join(', ')}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('shows the own row, not another one', async () => {
    const west = summedPart(['west']);
    const ids = await readAs(store, west, (db) => db.selectFrom('units').select('id').execute());
    expect(ids).toEqual([{ id: 'west' }]);
  });

  it('shows rules for all to everybody, and what the log says of no unit to nobody', async () => {
    await sql`insert into targets (id, operator, value_percent, legal_basis, valid_from)
      values ('all', '>=', 90, 'x', '2026-01-01')`.execute(store.db);
    await sql`insert into audit_log (id, position, at_ms, action, detail, prev, hash)
      values ('none', 99, 1, 'x', '{}', 'x', 'x')`.execute(store.db);
    const read = await readAs(store, EAST, async (db) => ({
      targets: await db.selectFrom('targets').select('id').orderBy('id').execute(),
      entries: await db.selectFrom('audit_log').select('id').execute(),
    }));
    expect(read).toEqual({ targets: [{ id: 'all' }, { id: 'east' }], entries: [{ id: 'east' }] });
  });

  it('opens to the reader no table beside these, and no secret of an account or a PIN', async () => {
    const readable = await names(sql`
      select relname as name from pg_class
      where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p', 'v', 'm')
        and has_table_privilege(${READER}, oid, 'select')`);
    const whole = (await walled()).filter((name) => !(name in OPEN_COLUMNS));
    expect(readable).toEqual([...whole, ...OPEN_TABLES].sort());
    for (const secret of ['salt', 'hash', 'iterations'] as const) {
      const read = readAs(store, EAST, (db) =>
        db.selectFrom('kiosk_pins').select(secret).execute(),
      );
      await expect(read).rejects.toThrow(/permission denied/u);
    }
    const pins = readAs(store, EAST, (db) =>
      db.selectFrom('kiosk_pins').select(['unit_id', 'kiosk_id', 'set_at_ms']).execute(),
    );
    expect(await pins).toHaveLength(1);
    const hashes = readAs(store, EAST, (db) =>
      db.selectFrom('accounts').select('password_hash').execute(),
    );
    await expect(hashes).rejects.toThrow(/permission denied/u);
    const logins = readAs(store, EAST, (db) => db.selectFrom('accounts').select('login').execute());
    expect(await logins).toHaveLength(2);
  });

  it('takes the secrets of PINs from a reader who had been given them', async () => {
    const url = await freshDatabaseUrl();
    const older = await openStore({ kind: 'postgres', url });
    await sql.raw(`grant select on kiosk_pins to ${READER}`).execute(older.db);
    await sql`delete from kysely_migration where name >= '0028'`.execute(older.db);
    await older.close();
    const newer = await openStore({ kind: 'postgres', url });
    try {
      const read = readAs(newer, EAST, (db) =>
        db.selectFrom('kiosk_pins').select('hash').execute(),
      );
      await expect(read).rejects.toThrow(/permission denied/u);
    } finally {
      await newer.close();
    }
  });

  it('lets the reader write nothing', async () => {
    const writable = await names(sql`
      select relname || ' ' || privilege as name from pg_class
      cross join unnest(array['insert', 'update', 'delete', 'truncate', 'references', 'trigger'])
        as privilege
      where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p')
        and has_table_privilege(${READER}, oid, privilege)`);
    expect(writable).toEqual([]);
    const write = readAs(store, EAST, (db) => db.deleteFrom('quarantine').execute());
    await expect(write).rejects.toThrow(/read-only transaction/u);
  });

  it("lasts for one reading only: the connection is the server's own again", async () => {
    await readAs(store, EAST, (db) => db.selectFrom('units').select('id').execute());
    await readAs(store, EAST, () => Promise.reject(new Error('gave up'))).catch(() => undefined);
    const counted = await Promise.all(
      Array.from({ length: 10 }, () => store.db.selectFrom('units').select('id').execute()),
    );
    expect(counted.every((rows) => rows.length === 2)).toBe(true);
  });
});

describe('a user of the database without such rights', () => {
  let url: URL;
  let user: string;
  let administrator: Client;
  beforeAll(async () => {
    url = new URL(await bareDatabaseUrl());
    user = `user_${randomUUID().replaceAll('-', '')}`;
    administrator = new Client({ connectionString: url.href });
    await administrator.connect();
    await administrator.query(`create role ${user} login password 'x'`);
    await administrator.query(`grant create, usage on schema public to ${user}`);
    [url.username, url.password] = [user, 'x'];
  });
  afterAll(() => administrator.end());

  it('works without the wall, and is told why', async () => {
    const plain = await openStore({ kind: 'postgres', url: url.href });
    try {
      expect(plain.wall.kind === 'down' && plain.wall.why).toContain(READER);
      const read = readAs(plain, EAST, (db) => db.selectFrom('units').select('id').execute());
      expect(await read).toEqual([]);
    } finally {
      await plain.close();
    }
  });

  it('has it from the next start on, once it was given the role', async () => {
    await administrator.query(`grant ${READER} to ${user}`);
    const given = await openStore({ kind: 'postgres', url: url.href });
    try {
      expect(given.wall).toEqual({ kind: 'up' });
      await sql`insert into units (id, code, name, kind, valid_from)
        values ('east', '1', 'x', 'commune', '2016-01-01'), ('west', '2', 'x', 'commune', '2016-01-01')`.execute(
        given.db,
      );
      const read = readAs(given, EAST, (db) => db.selectFrom('units').select('id').execute());
      expect(await read).toEqual([{ id: 'east' }]);
    } finally {
      await given.close();
    }
  });
});
