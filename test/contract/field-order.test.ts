import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { addShippedFields, SHIPPED_FIELDS } from '../../server/store/shipped-fields.ts';
import { openStore, type StoreLocation } from '../../server/store/open-store.ts';
import { loadFields } from '../../server/store/organisation.ts';
import { freshDatabaseUrl } from '../support/embedded-postgres.ts';

const folder = mkdtempSync(join(tmpdir(), 'mot-cham-fields-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ENGINES: readonly (readonly [string, () => Promise<StoreLocation>])[] = [
  ['SQLite', () => Promise.resolve({ kind: 'sqlite', file: join(folder, 'fields.db') })],
  ['PostgreSQL', async () => ({ kind: 'postgres', url: await freshDatabaseUrl() })],
];

it.each(ENGINES)('reports name the most important field first on %s', async (_, locate) => {
  const store = await openStore(await locate());
  await addShippedFields(store.db);
  const codes = (await loadFields(store.db)).map(({ code }) => code);
  expect(codes).toEqual(SHIPPED_FIELDS.map(({ code }) => code));
  expect(codes[0]).toBe('land');
  await store.close();
});
