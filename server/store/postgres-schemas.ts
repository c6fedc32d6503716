import { Client } from 'pg';
import { APPLICATION_NAME } from './postgres-engine.ts';
import { isBookkeeping } from './table-rows.ts';

/** Where a restore is prepared, beside the tables in use. */
const STAGING = 'mot_cham_khoi_phuc';

/** What a database holds before a restore, and who uses it. */
export interface PostgresOccupancy {
  /** Tables of our schema are there. */
  readonly holdsData: boolean;
  /** A server is connected. */
  readonly inUse: boolean;
}

export const postgresOccupancy = (url: string): Promise<PostgresOccupancy> =>
  withClient(url, async (client) => {
    const tables = await namesIn(client, await currentSchema(client), TABLES);
    const { rowCount } = await client.query(
      `select 1 from pg_stat_activity
       where datname = current_database() and application_name = $1`,
      [APPLICATION_NAME],
    );
    return { holdsData: tables.some(isBookkeeping), inUse: (rowCount ?? 0) > 0 };
  });

/** An empty place in the same database, and the URL under which a store opens there. */
export async function makeStagingSchema(url: string): Promise<string> {
  await dropStagingSchema(url);
  await withClient(url, (client) => client.query(`create schema ${STAGING}`));
  const staged = new URL(url);
  const options = [staged.searchParams.get('options'), `-c search_path=${STAGING}`];
  staged.searchParams.set('options', options.filter(Boolean).join(' '));
  return staged.href;
}

/** Takes back what was prepared, also what an earlier run left behind. */
export const dropStagingSchema = (url: string): Promise<void> =>
  withClient(url, async (client) => {
    await client.query(`drop schema if exists ${STAGING} cascade`);
  });

/**
 * Puts what was prepared in the place of what is in use, which moves to the schema `aside`: both
 * in one transaction, or neither. Nothing else of the database is touched.
 */
export const swapInStagingSchema = (url: string, aside: string): Promise<void> =>
  withClient(url, async (client) => {
    await client.query('begin');
    const current = await currentSchema(client);
    const swap = { current, aside: client.escapeIdentifier(aside) };
    for (const kind of [TABLES, FUNCTIONS]) await swapKind(client, kind, swap);
    await client.query(`drop schema ${STAGING}`);
    await client.query('commit');
  });

/** What moves between schemas, and how its names are found. */
interface Kind {
  readonly word: 'table' | 'function';
  readonly query: string;
}

const TABLES: Kind = {
  word: 'table',
  query: `select quote_ident(table_name) as name from information_schema.tables
          where table_schema = $1 and table_type = 'BASE TABLE'`,
};

const FUNCTIONS: Kind = {
  word: 'function',
  query: `select quote_ident(proname) || '(' || pg_get_function_identity_arguments(oid) || ')' as name
          from pg_proc where pronamespace = (select oid from pg_namespace where nspname = $1)`,
};

async function swapKind(
  client: Client,
  kind: Kind,
  { current, aside }: { readonly current: string; readonly aside: string },
): Promise<void> {
  const prepared = await namesIn(client, STAGING, kind);
  const present = await namesIn(client, current, kind);
  const inTheWay = present.filter((name) => prepared.includes(name));
  if (inTheWay.length > 0) await client.query(`create schema if not exists ${aside}`);
  const currentName = client.escapeIdentifier(current);
  for (const name of inTheWay) {
    await client.query(`alter ${kind.word} ${currentName}.${name} set schema ${aside}`);
  }
  for (const name of prepared) {
    await client.query(`alter ${kind.word} ${STAGING}.${name} set schema ${currentName}`);
  }
}

async function namesIn(client: Client, schema: string, { query }: Kind): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(query, [schema]);
  return rows.map(({ name }) => name);
}

async function currentSchema(client: Client): Promise<string> {
  const { rows } = await client.query<{ schema: string | null }>(
    'select current_schema() as schema',
  );
  const schema = rows[0]?.schema ?? null;
  if (schema === null) throw new Error('The database has no schema that may be used.');
  return schema;
}

/** A connection that ends when the work does; what it had not committed is void then. */
async function withClient<Answer>(
  url: string,
  work: (client: Client) => Promise<Answer>,
): Promise<Answer> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
