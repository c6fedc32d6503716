import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { openStore } from '../../server/store/open-store.ts';
import type { EngineUnderTest } from './engine-under-test.ts';
import { kioskDutiesAndOfficeContract } from './kiosk-duties-office.contract.ts';
import { kioskDutiesContract } from './kiosk-duties.contract.ts';

const folder = mkdtempSync(join(tmpdir(), 'mot-cham-duties-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;

const engine: Pick<EngineUnderTest, 'name' | 'fresh'> = {
  name: 'SQLite',
  fresh: () => {
    const file = join(folder, String((files += 1)), 'mot-cham.db');
    return Promise.resolve({ open: () => openStore({ kind: 'sqlite', file }) });
  },
};

kioskDutiesContract(engine);
kioskDutiesAndOfficeContract(engine);
