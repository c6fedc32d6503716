import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { StoreEngine, StoreLocation } from '../../server/store/open-store.ts';
import { freshDatabaseUrl } from '../support/embedded-postgres.ts';

/** `locate` names an empty database of its own with each call; `engine` is the store's word for it. */
type Engine = readonly [name: string, locate: () => Promise<StoreLocation>, engine: StoreEngine];

const folder = mkdtempSync(join(tmpdir(), 'mot-cham-contract-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;

export const emptySqlite = (): Promise<StoreLocation> =>
  Promise.resolve({ kind: 'sqlite', file: join(folder, String((files += 1)), 'mot-cham.db') });

const emptyPostgres = async (): Promise<StoreLocation> => ({
  kind: 'postgres',
  url: await freshDatabaseUrl(),
});

/** What a contract holds on: each engine once. */
export const ENGINES: readonly Engine[] = [
  ['SQLite', emptySqlite, 'sqlite'],
  ['PostgreSQL', emptyPostgres, 'postgres'],
];
