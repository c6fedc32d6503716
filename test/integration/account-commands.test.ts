import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStore } from '../../server/store/open-store.ts';
import { runProgram } from '../support/run-program.ts';
import { insertSmallOffice } from '../support/small-office.ts';
import { addShippedFields } from '../../server/store/shipped-fields.ts';

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'mot-cham-accounts-'));
  const store = await openStore({ kind: 'sqlite', file: join(dataDir, 'mot-cham.db') });
  await addShippedFields(store.db);
  await insertSmallOffice({ store });
  await store.close();
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

const LIMIT_MS = 60_000;
const account = (args: readonly string[], input = '') =>
  runProgram({
    args: ['server/cli/main.ts', 'account', ...args],
    env: { DATA_DIR: dataDir, LANG: 'en_GB.UTF-8' },
    input,
  });
const listed = async () => JSON.parse((await account(['list', '--json'])).stdout) as unknown;

it(
  'gives roles at the console, lists them, and closes an account',
  { timeout: LIMIT_MS },
  async () => {
    const password = 'con bò vàng ăn cỏ\n';
    const made = await account(['create', '--login', 'lan', '--name', 'Trần Thị Lan'], password);
    expect(made.code, made.stderr).toBe(0);
    const given = await account([
      'grant',
      '--login',
      'lan',
      '--role',
      'auditor',
      '--unit',
      '07201',
    ]);
    expect(given.code, given.stderr).toBe(0);
    expect(await listed()).toMatchObject({
      accounts: [
        {
          login: 'lan',
          roles: [
            { role: 'administrator', unitId: null, approved: true, expiresAtMs: null },
            { role: 'auditor', unitId: 'unit-commune', approved: true },
          ],
        },
      ],
    });
    expect((await account(['close', '--login', 'lan'])).code).toBe(0);
    expect(await listed()).toEqual({ accounts: [] });
  },
);

it.each([
  [['grant', '--login', 'nobody', '--role', 'manager'], 'No account has that login.'],
  [['grant', '--login', 'lan', '--role', 'king'], 'got: king.'],
  [['grant', '--login', 'lan', '--role', 'manager', '--days', '0'], 'whole number from 1'],
  [['close', '--login', 'nobody'], 'No account has that login.'],
])('refuses %j in words, with exit code 2', { timeout: LIMIT_MS }, async (args, words) => {
  const refused = await account(args);
  expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining(words) as string]);
});
