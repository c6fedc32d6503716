import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { openStore } from '../../server/store/open-store.ts';
import { annulmentContract } from './annulment.contract.ts';

const folder = mkdtempSync(join(tmpdir(), 'mot-cham-annulment-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;

annulmentContract({
  name: 'SQLite',
  fresh: () => {
    const file = join(folder, String((files += 1)), 'mot-cham.db');
    return Promise.resolve({ open: () => openStore({ kind: 'sqlite', file }) });
  },
});
