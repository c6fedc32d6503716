import { expect, it } from 'vitest';
import { toBase64url } from '../../shared/record/base64url.ts';
import type { KioskRecord } from '../../shared/record/record.ts';
import { recordBytes, recordClaim, hashRecord } from '../../shared/record/seal.ts';
import { signBytes } from '../../shared/record/signing-key.ts';
import {
  ratingContent,
  type SimulatedKiosk,
  type SimulatedRecord,
} from '../support/simulated-kiosk.ts';
import type { IngestUnderTest } from './ingest-under-test.ts';

/** The same seat with another content, signed anew by the kiosk's own key. */
async function altered(
  kiosk: SimulatedKiosk,
  record: SimulatedRecord,
  change: Partial<KioskRecord>,
): Promise<SimulatedRecord> {
  const content = JSON.parse(new TextDecoder().decode(record.bytes)) as KioskRecord; // as written
  const changed = { ...content, ...change } as KioskRecord; // its kind stays
  const bytes = recordBytes(changed);
  const hash = await hashRecord(bytes);
  const signature = await signBytes(kiosk.key, recordClaim(hash));
  return { ...record, bytes, hash, signature };
}

const WRONG = toBase64url(new Uint8Array(32));

/** Another id in the same order of time. */
const otherThan = (id: string): string => id.replace(/.$/u, (last) => (last === '0' ? '1' : '0'));

/** A record that does not follow its predecessor keeps its seat and is not counted. */
export function itFindsChainBreaks(ingest: () => IngestUnderTest): void {
  const write = async (kiosk: SimulatedKiosk, count: number) => {
    const records: SimulatedRecord[] = [];
    for (let seq = 1; seq <= count; seq += 1) records.push(await kiosk.write(ratingContent()));
    return records as [SimulatedRecord, SimulatedRecord, SimulatedRecord, SimulatedRecord];
  };
  const waiting = async (under: IngestUnderTest) =>
    (await under.rows('quarantine')).map(({ seq, reason }) => [seq, reason]);

  it('sets aside what follows another record than the stored one, and counts what follows it', async () => {
    const under = ingest();
    const kiosk = await under.kiosk();
    const [first, second, third, fourth] = await write(kiosk, 4);
    await under.send(kiosk, [await altered(kiosk, first, { id: second.id })]);
    await under.send(kiosk, [second]);
    await under.send(kiosk, [third, fourth]);
    expect(await waiting(under)).toEqual([[2, 'chain-break']]);
    expect(await under.rows('records')).toHaveLength(4);
    expect(await under.rows('atom_counts')).toMatchObject([{ n5: 3 }]);
    expect(await under.rows('kiosk_epochs')).toMatchObject([{ through_seq: 4 }]);
  });

  it('sees a break inside one batch', async () => {
    const under = ingest();
    const kiosk = await under.kiosk();
    const [first, second, third] = await write(kiosk, 3);
    const receipt = await under.send(kiosk, [
      first,
      await altered(kiosk, second, { id: otherThan(second.id) }),
      third,
    ]);
    expect(receipt.results.map(({ fate }) => fate)).toEqual(['stored', 'stored', 'quarantined']);
  });

  it('sets aside a late record that the stored one behind it does not name', async () => {
    const under = ingest();
    const kiosk = await under.kiosk();
    const [first, second, third] = await write(kiosk, 3);
    await under.send(kiosk, [first, third]);
    await under.send(kiosk, [await altered(kiosk, second, { id: third.id.replace(/.$/u, '0') })]);
    expect(await waiting(under)).toEqual([[2, 'chain-break']]);
  });

  it('sets aside a first record that does not begin at the enrolment', async () => {
    const under = ingest();
    const kiosk = await under.kiosk();
    const [first] = await write(kiosk, 1);
    await under.send(kiosk, [await altered(kiosk, first, { prev: WRONG })]);
    expect(await waiting(under)).toEqual([[1, 'chain-break']]);
  });

  it('finds nothing in an honest chain, in whatever order it comes', async () => {
    const under = ingest();
    const kiosk = await under.kiosk();
    const [first, second, third, fourth] = await write(kiosk, 4);
    await under.send(kiosk, [third]);
    await under.send(kiosk, [first]);
    await under.send(kiosk, [fourth, second, third]);
    expect(await waiting(under)).toEqual([]);
    expect(await under.rows('atom_counts')).toMatchObject([{ n5: 4 }]);
  });
}
