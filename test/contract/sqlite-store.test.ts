import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll } from 'vitest';
import { openStore } from '../../server/store/open-store.ts';
import { storeContract } from './store.contract.ts';

const folder = mkdtempSync(join(tmpdir(), 'mot-cham-sqlite-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;

storeContract({
  name: 'SQLite',
  fresh: () => {
    const file = join(folder, String((files += 1)), 'mot-cham.db');
    return Promise.resolve({ open: () => openStore({ kind: 'sqlite', file }) });
  },
  durabilityOf: async ({ db }) => {
    const pragma = async (name: string) => {
      const { rows } = await sql<Record<string, unknown>>`${sql.raw(`pragma ${name}`)}`.execute(db);
      return `${name} ${String(Object.values(rows[0] ?? {})[0])}`;
    };
    const names = ['journal_mode', 'synchronous', 'foreign_keys', 'wal_autocheckpoint'];
    return Promise.all(names.map(pragma));
  },
  durable: ['journal_mode wal', 'synchronous 2', 'foreign_keys 1', 'wal_autocheckpoint 10000'],
});
