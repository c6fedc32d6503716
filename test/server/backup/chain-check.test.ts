import { describe, expect, it } from 'vitest';
import { createChainCheck } from '../../../server/backup/chain-check.ts';
import {
  ratingContent,
  simulateKiosk,
  type SimulatedRecord,
} from '../../support/simulated-kiosk.ts';

const kiosk = await simulateKiosk({ id: 'kiosk-1', serverKeyId: 'server-1' });
const written: SimulatedRecord[] = [];
for (let n = 0; n < 5; n += 1) written.push(await kiosk.write(ratingContent()));

const rowOf = ({ bytes, hash, seq }: SimulatedRecord) => ({
  kiosk_id: 'kiosk-1',
  epoch: 1,
  seq,
  hash,
  // The test looks into bytes that it has made itself.
  prev: (JSON.parse(new TextDecoder().decode(bytes)) as { prev: string }).prev,
  bytes,
  received_at_ms: seq * 10,
});
type Row = ReturnType<typeof rowOf>;
const rows = written.map(rowOf);
const epochAt = (through_seq: number, head_hash = rows[through_seq - 1]?.hash ?? null) => ({
  kiosk_id: 'kiosk-1',
  epoch: 1,
  through_seq,
  head_hash,
});

function check(records: readonly Row[], epoch = epochAt(records.length)) {
  const under = createChainCheck();
  under.takeEpoch(epoch);
  records.forEach(under.takeRecord);
  return under.end();
}

describe('the chains of a copy', () => {
  it('are whole: every head is named, and the newest arrival', () => {
    expect(check(rows)).toEqual({
      heads: [{ kiosk: 'kiosk-1', epoch: 1, through: 5, head: rows[4]!.hash }],
      faults: [],
      newestReceivedAtMs: 50,
    });
  });

  it('may have holes: then the head is where nothing is missing yet', () => {
    const found = check([rows[0]!, rows[1]!, rows[3]!], epochAt(2));
    expect(found).toMatchObject({ heads: [{ through: 2, head: rows[1]!.hash }], faults: [] });
  });

  it('may be empty', () => {
    expect(check([], epochAt(0))).toEqual({
      heads: [{ kiosk: 'kiosk-1', epoch: 1, through: 0, head: null }],
      faults: [],
      newestReceivedAtMs: null,
    });
  });

  it.each<[string, readonly Row[], ReturnType<typeof epochAt>, string]>([
    [
      'bytes that were altered',
      rows.with(2, { ...rows[2]!, bytes: rows[3]!.bytes }),
      epochAt(5),
      'kiosk-1/1/3: the bytes do not give the hash',
    ],
    [
      'a record that was put in the place of another',
      rows.with(2, { ...rows[4]!, seq: 3 }),
      epochAt(5),
      'kiosk-1/1/3: does not follow the record before it',
    ],
    [
      'a tail that was cut off',
      rows.slice(0, 4),
      epochAt(5),
      'kiosk-1/1: the kept head is not the end of what is whole',
    ],
    [
      'a head of another chain',
      rows,
      epochAt(5, rows[0]!.hash),
      'kiosk-1/1: the kept head is not the end of what is whole',
    ],
  ])('are broken by %s', (_name, records, epoch, fault) => {
    expect(check(records, epoch).faults).toContain(fault);
  });

  it('name fifty faults and count the rest', () => {
    const altered = Array.from({ length: 60 }, () => ({ ...rows[0]!, hash: rows[1]!.hash }));
    const { faults } = check(altered, epochAt(1, rows[1]!.hash));
    expect(faults).toHaveLength(51);
    expect(faults.at(-1)).toBe('and 10 more');
  });
});
