import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore, type Store } from '../../../server/store/open-store.ts';
import { inTransaction } from '../../../server/store/writing.ts';
import { ingestUnderTest, type IngestUnderTest } from '../../contract/ingest-under-test.ts';
import { ratingContent } from '../../support/simulated-kiosk.ts';

describe('the SQLite engine', () => {
  let folder: string;
  let store: Store;
  let under: IngestUnderTest;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mot-cham-engine-'));
    store = await openStore({ kind: 'sqlite', file: join(folder, 'deep', 'mot-cham.db') });
    under = await ingestUnderTest(store);
  });
  afterEach(async () => {
    await under.close();
    await rm(folder, { recursive: true, force: true });
  });

  const pragma = async (text: string) => {
    const { rows } = await sql<Record<string, number>>`${sql.raw(`pragma ${text}`)}`.execute(
      store.db,
    );
    return Object.values(rows[0] ?? {})[0] ?? 0;
  };

  it('says how much room the disk has', async () => {
    expect(await store.diskSpace()).toMatchObject({ freeBytes: expect.any(Number) as number });
  });

  it('takes the same batch once there is room again after the disk was full', async () => {
    const kiosk = await under.kiosk();
    const records = [];
    for (let n = 0; n < 100; n += 1) records.push(await kiosk.write(ratingContent()));
    await pragma(`max_page_count = ${await pragma('page_count')}`);
    await expect(under.send(kiosk, records)).rejects.toThrow('storage-full');
    expect(await under.rows('records')).toEqual([]);
    await pragma('max_page_count = 1000000');
    expect(await under.send(kiosk, records)).toMatchObject({ through: 100 });
    expect(await under.rows('ratings')).toHaveLength(100);
    expect(under.unreliable).toEqual([]);
  });

  it('rolls a transaction back whole when its work fails', async () => {
    const failing = inTransaction(store, async ({ trx }) => {
      await trx.deleteFrom('duties').execute();
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await under.rows('duties')).toHaveLength(1);
  });

  it.each([
    ['SQLITE_FULL', 'full'],
    ['SQLITE_IOERR_FSYNC', 'unreliable'],
    ['SQLITE_CONSTRAINT', undefined],
  ])('reads %s as %s', async (code, fault) => {
    const { default: Sqlite } = await import('better-sqlite3');
    expect(store.faultOf(new Sqlite.SqliteError('', code))).toBe(fault);
    expect(store.faultOf(new Error(code))).toBeUndefined();
  });
});
