import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { StoreEngine, StoreLocation } from '../../server/store/open-store.ts';
import { bareDatabaseUrl, freshDatabaseUrl } from '../support/embedded-postgres.ts';

/** `locate` names an empty database of its own with each call; `engine` is the store's word for it. */
type Engine = readonly [name: string, locate: () => Promise<StoreLocation>, engine: StoreEngine];

const folder = mkdtempSync(join(tmpdir(), 'mot-cham-contract-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;

export const emptySqlite = (): Promise<StoreLocation> =>
  Promise.resolve({ kind: 'sqlite', file: join(folder, String((files += 1)), 'mot-cham.db') });

/** What a contract holds on: each engine once. */
export const ENGINES: readonly Engine[] = [
  ['SQLite', emptySqlite, 'sqlite'],
  ['PostgreSQL', async () => ({ kind: 'postgres', url: await freshDatabaseUrl() }), 'postgres'],
];

/** As above, before the first step of the schema. */
export const BARE_ENGINES: readonly Engine[] = [
  ['SQLite', emptySqlite, 'sqlite'],
  ['PostgreSQL', async () => ({ kind: 'postgres', url: await bareDatabaseUrl() }), 'postgres'],
];
