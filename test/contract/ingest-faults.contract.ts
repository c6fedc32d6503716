import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { configurationRevisions } from '../../server/ingest/configuration-revisions.ts';
import { createIngest, type IngestParts } from '../../server/ingest/ingest.ts';
import { kioskKeys } from '../../server/ingest/kiosk-keys.ts';
import { replayQuarantine } from '../../server/ingest/replay-quarantine.ts';
import { ratingContent } from '../support/simulated-kiosk.ts';
import { rescueFile } from '../support/rescue-file.ts';
import type { IngestUnderTest } from './ingest-under-test.ts';

/** What the ingest does when something around it is not as it should be. */
export function itBearsFaults(ingest: () => IngestUnderTest): void {
  const ingestWith = (under: IngestUnderTest, parts: Partial<IngestParts>) =>
    createIngest({
      store: under.store,
      serverKey: under.serverKey,
      clock: () => under.nowMs,
      newId: () => crypto.randomUUID(),
      random: () => 0.5,
      onUnreliableStorage: () => undefined,
      ...parts,
    });

  it.each<[string, Partial<IngestParts>, string]>([
    ['the disk is full', { hasRoom: () => Promise.resolve(false) }, 'storage-full'],
    ['its clock went back', { isClockRight: () => false }, 'server-clock'],
  ])('takes nothing in while %s, neither sent nor carried', async (_, parts, code) => {
    const under = ingest();
    const kiosk = await under.kiosk();
    const record = await kiosk.write(ratingContent());
    const stopped = ingestWith(under, parts);
    const refusal = { ok: false, error: { code, retryAfterMs: 75_000 } };
    expect(await stopped.accept(await kiosk.request([record]))).toMatchObject(refusal);
    expect(await stopped.rescue(await rescueFile(kiosk, [record]), () => true)).toMatchObject(
      refusal,
    );
    expect(await under.rows('records')).toEqual([]);
  });

  it('refuses a request that nobody signed before it looks at anything else', async () => {
    const under = ingest();
    const kiosk = await under.kiosk();
    const request = await kiosk.request([]);
    const forged = { ...request, credential: { ...request.credential, signature: 'AAAA' } };
    const stopped = ingestWith(under, { isClockRight: () => false });
    expect(await stopped.accept(forged)).toMatchObject({ error: { code: 'bad-signature' } });
  });

  it('knows no kiosk whose key is none', async () => {
    const under = ingest();
    const kiosk = await under.kiosk();
    await under.store.db.updateTable('kiosk_epochs').set({ public_key: 'smile' }).execute();
    await expect(under.send(kiosk, [])).rejects.toThrow('unknown-kiosk');
  });

  it('keeps few keys and revisions ready, and finds the others again', async () => {
    const under = ingest();
    const [first, second] = [await under.kiosk('kiosk-1'), await under.kiosk('kiosk-2')];
    const keys = kioskKeys(under.store.db, 1);
    const revisionOf = configurationRevisions(under.store.db, () => under.nowMs, { mostKept: 1 });
    for (const { id } of [first, second, first, second, second]) {
      expect(await keys.find(id, 1)).toMatchObject({ unitId: 'unit-1' });
      expect(await revisionOf(id)).toHaveLength(43);
    }
    expect(await keys.find('kiosk-2', 2)).toBeUndefined();
    expect(await revisionOf('nowhere')).toBe('');
  });

  it('keeps what a kiosk does not know of its own store as unknown', async () => {
    const under = ingest();
    const kiosk = await under.kiosk();
    await under.send(kiosk, [], { persisted: null });
    expect(await under.rows('kiosk_health')).toMatchObject([{ persisted: null }]);
  });

  it.each([
    ['a kiosk older than the question', {}, null, null],
    ['a browser that does not say', { battery: null }, null, null],
    ['an empty battery', { battery: { percent: 0, charging: false } }, 0, 0],
    ['one that is charging', { battery: { percent: 34, charging: true } }, 34, 1],
  ])('keeps the battery of %s', async (_, told, battery_percent, battery_charging) => {
    const under = ingest();
    const kiosk = await under.kiosk();
    await under.send(kiosk, [], { battery: { percent: 77, charging: true } });
    await under.send(kiosk, [], told);
    expect(await under.rows('kiosk_health')).toMatchObject([{ battery_percent, battery_charging }]);
  });

  it('dates a record behind one that it does not understand', async () => {
    const under = ingest();
    const kiosk = await under.kiosk();
    await under.send(kiosk, [await kiosk.writeForeign({ kind: 'smile' })]);
    await under.send(kiosk, [await kiosk.write(ratingContent())]);
    expect(await under.rows('ratings')).toMatchObject([{ seq: 2, clock_quality: 'B' }]);
  });

  it('leaves a record alone that waits under a reason which is not its own', async () => {
    const under = ingest();
    const kiosk = await under.kiosk();
    const rating = await kiosk.write(ratingContent());
    await under.send(kiosk, [
      await kiosk.write(ratingContent({ counter: 'nowhere' })),
      await kiosk.writeForeign({ kind: 'smile' }),
    ]);
    const wrong = { reason: 'unknown-rating', detail: rating.id };
    await under.store.db.updateTable('quarantine').set(wrong).execute();
    await under.send(kiosk, [rating]);
    expect(await under.rows('quarantine')).toMatchObject([wrong, wrong]);
    expect(await under.rows('ratings')).toHaveLength(1);
  });

  it('leaves everything as it was when a replay fails', async () => {
    const under = ingest();
    const kiosk = await under.kiosk();
    await under.send(kiosk, [
      await kiosk.write(ratingContent({ questionnaire: { code: 'later', version: 1 } })),
    ]);
    const { db } = under.store;
    const known = await db
      .selectFrom('questionnaires')
      .selectAll()
      .where('code', '=', 'mot-cham')
      .executeTakeFirstOrThrow();
    const content = known.content.replace('"mot-cham"', '"later"');
    await db.insertInto('questionnaires').values({ code: 'later', version: 1, content }).execute();
    await sql`drop table atom_counts`.execute(db);
    const replayer = { store: under.store, newId: () => 'never', clock: () => under.nowMs };
    const order = { reason: null, unitIds: null, accountId: null, dryRun: false };
    await expect(replayQuarantine(replayer, order)).rejects.toThrow('atom_counts');
    expect(await under.rows('quarantine')).toHaveLength(1);
    expect(await under.rows('ratings')).toEqual([]);
  });
}
