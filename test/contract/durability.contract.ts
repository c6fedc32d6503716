import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { NewerSchemaError } from '../../server/store/migrate.ts';
import { ratingContent } from '../support/simulated-kiosk.ts';
import type { EngineUnderTest } from './engine-under-test.ts';
import type { IngestUnderTest } from './ingest-under-test.ts';

/** What was committed stays; what was not is not there; nobody rewrites what happened. */
export function itKeepsWhatItHas(ingest: () => IngestUnderTest, engine: EngineUnderTest): void {
  it('leaves nothing behind of a transaction that fails', async () => {
    const under = ingest();
    const kiosk = await under.kiosk();
    await sql`drop table atom_counts`.execute(under.store.db);
    const record = await kiosk.write(ratingContent());
    await expect(under.send(kiosk, [record])).rejects.toThrow('internal');
    expect(await under.rows('records')).toEqual([]);
    expect(await under.rows('ratings')).toEqual([]);
    expect(await under.rows('kiosk_epochs')).toMatchObject([{ through_seq: 0 }]);
  });

  it.each([
    'records',
    'ratings',
    'answers',
    'reasons_given',
    'forks',
    'audit_log',
    'quarantine_decisions',
  ])('lets nobody change or delete rows of %s', async (table) => {
    const under = ingest();
    const kiosk = await under.kiosk();
    const copy = kiosk.copy();
    const rating = await kiosk.write(ratingContent());
    const body = { rating: rating.id, level: 2, reasons: ['wait'] } as const;
    await under.send(kiosk, [await kiosk.write({ kind: 'amendment', body })]);
    await under.send(kiosk, [rating]);
    await under.send(copy, [await copy.write(ratingContent())]);
    const name = sql.table(table);
    const column = sql.ref(table === 'audit_log' ? 'detail' : 'unit_id');
    const { db } = under.store;
    const change = sql`update ${name} set ${column} = 'x'`.execute(db);
    await expect(change).rejects.toThrow(`${table} is append-only`);
    await expect(sql`delete from ${name}`.execute(db)).rejects.toThrow('append-only');
  });

  it('is as durable after it was opened again', async () => {
    const { open } = await engine.fresh();
    await (await open()).close();
    const again = await open();
    try {
      expect(await engine.durabilityOf(again)).toEqual(engine.durable);
    } finally {
      await again.close();
    }
  });

  it('refuses data of a newer version and leaves them as they are', async () => {
    const { open } = await engine.fresh();
    const store = await open();
    await sql`insert into kysely_migration values ('9999-tomorrow', 'later')`.execute(store.db);
    await store.close();
    await expect(open()).rejects.toThrow(NewerSchemaError);
    await expect(open()).rejects.toMatchObject({ dataVersion: '9999-tomorrow' });
  });
}
