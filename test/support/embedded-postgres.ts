import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { inject } from 'vitest';
import type {} from './postgres-setup.ts';
import { SCHEMA_TEMPLATE } from './schema-template.ts';

/**
 * The URL of a new database on the run's PostgreSQL, for one test file or one test: this program's
 * tables, and nothing in them. Its data goes with the cluster when the run ends.
 */
export const freshDatabaseUrl = (): Promise<string> => newDatabase(SCHEMA_TEMPLATE);

/** As above, without a table: for what is about the way to the schema. */
export const bareDatabaseUrl = (): Promise<string> => newDatabase('template1');

async function newDatabase(template: string): Promise<string> {
  const url = new URL(inject('postgresUrl'));
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const client = new Client({ connectionString: url.href });
  await client.connect();
  try {
    await client.query(
      `create database ${client.escapeIdentifier(name)} template ${client.escapeIdentifier(template)}`,
    );
  } finally {
    await client.end();
  }
  url.pathname = name;
  return url.href;
}
