import { Client } from 'pg';
import { openStore } from '../../server/store/open-store.ts';

/** A database that is copied for each test: quicker than every step of the schema each time. */
export const SCHEMA_TEMPLATE = 'schema_template';

/** Makes it on a cluster that has none. */
export async function makeSchemaTemplate(clusterUrl: string): Promise<void> {
  const client = new Client({ connectionString: clusterUrl });
  await client.connect();
  try {
    await client.query(`create database ${client.escapeIdentifier(SCHEMA_TEMPLATE)}`);
  } finally {
    await client.end();
  }
  const url = new URL(clusterUrl);
  url.pathname = SCHEMA_TEMPLATE;
  // Nobody may be connected to what is copied.
  await openStore({ kind: 'postgres', url: url.href }).then((store) => store.close());
}
