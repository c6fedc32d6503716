import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { openStore, type Store } from '../../server/store/open-store.ts';
import { storeContract } from './store.contract.ts';

const folder = mkdtempSync(join(tmpdir(), 'mot-cham-sqlite-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;

async function pragma({ db }: Store, name: string): Promise<string> {
  const { rows } = await sql<Record<string, unknown>>`${sql.raw(`pragma ${name}`)}`.execute(db);
  return `${name} ${String(Object.values(rows[0] ?? {})[0])}`;
}

storeContract({
  name: 'SQLite',
  fresh: () => {
    const file = join(folder, String((files += 1)), 'mot-cham.db');
    return Promise.resolve({ open: () => openStore({ kind: 'sqlite', file }) });
  },
  durabilityOf: (store) => {
    const names = ['journal_mode', 'synchronous', 'foreign_keys', 'wal_autocheckpoint'];
    return Promise.all(names.map((name) => pragma(store, name)));
  },
  durable: ['journal_mode wal', 'synchronous 2', 'foreign_keys 1', 'wal_autocheckpoint 10000'],
});

test('a file that is thrown away waits for no disk, until it is opened as any other', async () => {
  const location = { kind: 'sqlite', file: join(folder, 'thrown-away.db') } as const;
  const filled = await openStore({ ...location, isThrownAway: true });
  expect(await pragma(filled, 'synchronous')).toBe('synchronous 0');
  await filled.close();
  const served = await openStore(location);
  expect(await pragma(served, 'synchronous')).toBe('synchronous 2');
  await served.close();
});
