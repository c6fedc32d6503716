import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setUp, startServerUnderTest, type ServerUnderTest } from '../support/server-under-test.ts';
import { signInAs } from '../support/sign-in-as.ts';
import { insertPlaces } from './access-places.ts';

let server: ServerUnderTest;
let steward: string;
beforeAll(async () => {
  server = await startServerUnderTest({ env: { SECOND_FACTOR_ROLES: 'none' } });
  await setUp(server);
  await insertPlaces(server);
  steward = await signInAs(server, 'steward', 'unit-own');
});
afterAll(() => server.stop());

/** Lines of the log since then that say what was refused. */
async function refusedBy(call: () => Promise<Response>) {
  const before = server.logLines.length;
  await call();
  return server.logLines.slice(before).filter(({ msg }) => msg === 'refused');
}

describe('a refusal', () => {
  it('is in the log with its code and the account, and without its words', async () => {
    const accounts = await server.services.store.db
      .selectFrom('grants')
      .select('account_id')
      .where('role', '=', 'steward')
      .execute();
    const lines = await refusedBy(() =>
      server.call('/api/v1/audit-log?text=bi-mat', { cookie: steward }),
    );
    expect(lines).toMatchObject([{ code: 'not-allowed', account: accounts[0]?.account_id }]);
    expect(JSON.stringify(lines)).not.toContain('bi-mat');
  });

  it('of nobody who is signed in names no account', async () => {
    const [line] = await refusedBy(() => server.call('/api/v1/audit-log'));
    expect(line).toMatchObject({ code: 'signed-out' });
    expect(line).not.toHaveProperty('account');
  });

  it('is the only thing that does: what is answered says nothing of who asked', async () => {
    const before = server.logLines.length;
    expect((await server.call('/api/v1/units', { cookie: steward })).status).toBe(200);
    expect(server.logLines.slice(before).filter((line) => 'account' in line)).toEqual([]);
  });
});
