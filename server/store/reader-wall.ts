import { sql } from 'kysely';
import { READER } from './reader-role.ts';
import type { Store, StoreReader, Wall } from './store.ts';

/** Tables that say the same to everybody. */
export const OPEN_TABLES = ['fields', 'questionnaires', 'settings'] as const;

/** Of these tables the reader sees some columns: never what opens an account or a staff panel. */
export const OPEN_COLUMNS = {
  accounts: ['id', 'login', 'display_name', 'created_at_ms', 'closed_at_ms'],
  kiosk_pins: ['unit_id', 'kiosk_id', 'set_at_ms'],
} as const;

/** Any number that is ours: servers that start at once grant one after the other. */
const GRANTING = 7_234_021;

/**
 * Makes the reader, if need be, and grants it what is behind the wall: tables with own rows, open
 * ones, and nothing else. Then takes the role once, so that what is said of the wall is true.
 */
export async function raiseWall({ db, engine }: Pick<Store, 'db' | 'engine'>): Promise<Wall> {
  if (engine === 'sqlite') return { kind: 'none' };
  try {
    await makeReader(db);
    await db.transaction().execute(async (trx) => {
      await sql`select pg_advisory_xact_lock(${GRANTING})`.execute(trx);
      await grantReads(trx);
    });
    return (await isLimited(db)) ? { kind: 'up' } : { kind: 'down', why: NOT_LIMITED };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return { kind: 'down', why: error.message };
  }
}

const NOT_LIMITED = `the role ${READER} may log in, or passes row-level security by`;

/** Insufficient privilege, or an object that is not there. */
const isRefusal = (error: unknown): error is Error & { readonly code: string } =>
  error instanceof Error && 'code' in error && (error.code === '42501' || error.code === '42704');

/** The role belongs to the whole cluster: other databases of it may make it at the same moment. */
async function makeReader(db: StoreReader): Promise<void> {
  const { rows } = await sql`select 1 from pg_roles where rolname = ${READER}`.execute(db);
  if (rows.length === 0) {
    await sql
      .raw(
        `do $$ begin create role ${READER} nologin;
         exception when duplicate_object or unique_violation then null; end $$`,
      )
      .execute(db);
  }
  if (await mayTakeRole(db)) return;
  await sql.raw(`grant ${READER} to current_user`).execute(db);
}

async function mayTakeRole(db: StoreReader): Promise<boolean> {
  try {
    await db.transaction().execute((trx) => sql.raw(`set local role ${READER}`).execute(trx));
    return true;
  } catch (error) {
    if (isRefusal(error)) return false;
    throw error;
  }
}

/** Only what is missing: most starts change nothing. */
async function grantReads(trx: StoreReader): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select quote_ident(c.relname) as name from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = current_schema() and c.relkind in ('r', 'p')
      and (c.relrowsecurity or c.relname in (${sql.join([...OPEN_TABLES])}))
      and c.relname not in (${sql.join(Object.keys(OPEN_COLUMNS))})
      and not has_table_privilege(${READER}, c.oid, 'select')
  `.execute(trx);
  const schema = await sql<{ name: string; open: boolean }>`
    select quote_ident(current_schema()) as name,
      has_schema_privilege(${READER}, current_schema(), 'usage') as open
  `.execute(trx);
  const missing = schema.rows.filter(({ open }) => !open);
  for (const { name } of missing) {
    await sql.raw(`grant usage on schema ${name} to ${READER}`).execute(trx);
  }
  for (const { name } of rows) await sql.raw(`grant select on ${name} to ${READER}`).execute(trx);
  for (const [table, columns] of Object.entries(OPEN_COLUMNS)) {
    await sql.raw(`grant select (${columns.join(', ')}) on ${table} to ${READER}`).execute(trx);
  }
}

async function isLimited(db: StoreReader): Promise<boolean> {
  const { rows } = await sql`
    select 1 from pg_roles where rolname = ${READER}
      and not rolsuper and not rolbypassrls and not rolcanlogin
  `.execute(db);
  return rows.length === 1;
}
