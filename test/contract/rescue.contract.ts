import { expect, it } from 'vitest';
import { rescueFile } from '../support/rescue-file.ts';
import { ratingContent, simulateKiosk } from '../support/simulated-kiosk.ts';
import { enrol } from './contract-office.ts';
import type { IngestUnderTest } from './ingest-under-test.ts';

/** The unsent queue of a kiosk, carried by hand. */
export function itTakesRescues(ingest: () => IngestUnderTest): void {
  it('takes a rescued queue in like one that was sent; twice changes nothing', async () => {
    const under = ingest();
    const kiosk = await under.kiosk();
    const sent = await kiosk.write(ratingContent());
    await under.send(kiosk, [sent], { pending: 7 });
    const records = [sent, await kiosk.write(ratingContent({ counter: 'nowhere' }))];
    for (let n = 0; n < 250; n += 1) records.push(await kiosk.write(ratingContent({ level: 4 })));
    const file = await rescueFile(kiosk, records);
    expect(await under.ingest.rescue(file, () => true)).toEqual({
      ok: true,
      value: {
        kiosk: kiosk.id,
        sealed: true,
        stored: 250,
        duplicate: 1,
        quarantined: 1,
        fork: 0,
        refused: [],
      },
    });
    expect(await under.ingest.rescue(file, () => true)).toMatchObject({
      value: { stored: 0, duplicate: 252 },
    });
    expect(await under.rows('atom_counts')).toMatchObject([{ n4: 250, n5: 1 }]);
    expect(await under.rows('kiosk_epochs')).toMatchObject([{ through_seq: 252 }]);
    // What the file says of the kiosk was true at some other time.
    expect(await under.rows('kiosk_health')).toMatchObject([{ pending: 7 }]);
  });

  it('takes records by their own signatures when the file has none that can be checked', async () => {
    const under = ingest();
    const old = await under.kiosk();
    const records = [await old.write(ratingContent()), await old.write(ratingContent())];
    const lost = { ...(await rescueFile(old, records)), signature: null };
    expect(await under.ingest.rescue(lost, () => true)).toMatchObject({
      value: { sealed: false, stored: 2 },
    });
    const later = await simulateKiosk({
      id: old.id,
      epoch: 4,
      serverKeyId: under.serverKey.public.id,
    });
    const unknownEpoch = await rescueFile(later, [await old.write(ratingContent())]);
    expect(await under.ingest.rescue(unknownEpoch, () => true)).toMatchObject({
      value: { sealed: false, stored: 1 },
    });
    await enrol(under.store, later);
    const torn = await rescueFile(later, [await later.write(ratingContent())]);
    const forged = { ...torn, signature: 'AAAA' };
    expect(await under.ingest.rescue(forged, () => true)).toMatchObject({
      value: { sealed: false, stored: 1 },
    });
  });

  it('names the records that no key of the kiosk vouches for, and takes the others', async () => {
    const under = ingest();
    const [kiosk, other] = [await under.kiosk(), await under.kiosk('kiosk-2')];
    const good = await kiosk.write(ratingContent());
    const forged = { ...(await kiosk.write(ratingContent())), signature: good.signature };
    const foreign = await other.write(ratingContent());
    const file = await rescueFile(kiosk, [forged, foreign, good]);
    expect(await under.ingest.rescue(file, () => true)).toMatchObject({
      value: { stored: 1, refused: [{ index: 0 }, { index: 1 }] },
    });
  });

  it.each([
    ['no rescue at all', 'smile', 'invalid-body'],
    ['of a kiosk that nobody paired', { kiosk: 'stranger', epoch: 1 }, 'no-such-kiosk'],
    ['of an epoch far beyond any', { epoch: 1_000_000 }, 'no-such-kiosk'],
  ] as const)('refuses a file that is %s', async (_, change, code) => {
    const under = ingest();
    const kiosk = await under.kiosk();
    const file = await rescueFile(kiosk, [], typeof change === 'string' ? {} : change);
    const given = typeof change === 'string' ? { ...file, rescue: change } : file;
    expect(await under.ingest.rescue(given, () => true)).toMatchObject({
      ok: false,
      error: { code },
    });
  });

  it('takes nothing of a suspended kiosk until somebody has looked at it', async () => {
    const under = ingest();
    const kiosk = await under.kiosk();
    await under.store.db.updateTable('kiosks').set({ status: 'suspended' }).execute();
    const file = await rescueFile(kiosk, [await kiosk.write(ratingContent())]);
    expect(await under.ingest.rescue(file, () => true)).toMatchObject({
      error: { code: 'kiosk-suspended' },
    });
  });
}
