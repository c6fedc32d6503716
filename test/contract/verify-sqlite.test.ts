import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { verifyContract } from './verify.contract.ts';

const folder = mkdtempSync(join(tmpdir(), 'mot-cham-verify-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

verifyContract({
  name: 'SQLite',
  location: () => Promise.resolve({ kind: 'sqlite', file: join(folder, 'mot-cham.db') }),
  runs: 400,
});
