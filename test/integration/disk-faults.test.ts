import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeCredential } from '../../shared/record/request-claim.ts';
import { createAccount } from '../../server/store/accounts.ts';
import { ratingContent, type SimulatedRecord } from '../support/simulated-kiosk.ts';
import { until } from '../support/until.ts';
import { foundOffice, openOffice, type DataPlace } from './office-with-kiosk.ts';
import { runLimited } from './run-limited.ts';

const LIMIT_MS = 60_000;

/** Writes a few pages, which the log has room for. */
const GRANT = ['server/cli/main.ts', 'account', 'grant', '--login', 'lan', '--role', 'steward'];
const LESS_THAN_THE_FILE = 150;

let folder: string;
let place: DataPlace;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mot-cham-faults-'));
  const dataDir = join(folder, 'data');
  place = { dataDir, location: { kind: 'sqlite', file: join(dataDir, 'mot-cham.db') } };
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('a disk that fails a write', () => {
  it(
    'ends the server with code 70; what it acknowledged is there',
    { timeout: LIMIT_MS },
    async () => {
      const { office, kiosk } = await foundOffice(place);
      await office.close();
      const server = runLimited(place.dataDir, ['server/main.ts'], 3_000);
      const origin = await until('the server listens', LIMIT_MS, () => {
        if (server.child.exitCode !== null) throw new Error(server.said.text);
        return /running: (http:\/\/127\.0\.0\.1:\d+)/u.exec(server.said.text)?.[1];
      });
      const post = async (records: readonly SimulatedRecord[]): Promise<number | undefined> => {
        const { credential, path, body } = await kiosk.request(records);
        const headers = { Authorization: writeCredential(credential) };
        try {
          return (await fetch(`${origin}${path}`, { method: 'POST', body, headers })).status;
        } catch {
          // The server is gone: the connection broke.
          return undefined;
        }
      };
      const acknowledged: string[] = [];
      for (let status: number | undefined = 200; status === 200;) {
        const records: SimulatedRecord[] = [];
        for (let n = 0; n < 50; n += 1) records.push(await kiosk.write(ratingContent()));
        status = await post(records);
        if (status === 200)
          acknowledged.push(...records.map(({ seq, hash }) => `1/${seq} ${hash}`));
      }
      const [code] = await server.ended;
      expect(code).toBe(70);
      const after = await openOffice(place);
      const ledger = await after.ledger();
      expect(acknowledged.length).toBeGreaterThan(0);
      expect(ledger.slice(0, acknowledged.length)).toEqual(acknowledged);
      await after.close();
    },
  );

  it('fails a backup and leaves nothing of it behind', { timeout: LIMIT_MS }, async () => {
    const { office, kiosk } = await foundOffice(place);
    for (let batch = 0; batch < 4; batch += 1) {
      const records: SimulatedRecord[] = [];
      for (let n = 0; n < 100; n += 1) records.push(await kiosk.write(ratingContent()));
      await office.send(kiosk, records);
    }
    await office.close();
    const { ended } = runLimited(place.dataDir, ['server/cli/main.ts', 'backup'], 400);
    const [code] = await ended;
    expect(code).not.toBe(0);
    expect(await readdir(join(place.dataDir, 'backups'))).toEqual([]);
  });

  it(
    'is told of at the end, too, when the log cannot be written into the file',
    { timeout: LIMIT_MS },
    async () => {
      const { office, kiosk } = await foundOffice(place);
      await office.send(kiosk, [await kiosk.write(ratingContent())]);
      await createAccount(office.store.db, {
        ...{ id: 'lan', login: 'lan', displayName: 'Lan', passwordHash: 'none', createdAtMs: 0 },
      });
      const ledger = await office.ledger();
      await office.close();
      const limited = runLimited(place.dataDir, GRANT, LESS_THAN_THE_FILE);
      expect((await limited.ended)[0], limited.said.text).not.toBe(0);
      const after = await openOffice(place);
      expect(await after.ledger()).toEqual(ledger);
      const given = await after.store.db.selectFrom('grants').select('role').execute();
      expect(given).toEqual([{ role: 'steward' }]);
      await after.close();
    },
  );
});
