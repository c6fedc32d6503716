import type { BackedUpHead } from '../../shared/validation/backup-manifest-schema.ts';
import { hashRecordNow } from '../ingest/digest-now.ts';
import type { KioskEpochRow, RecordRow } from '../store/schema.ts';

/** Faults that are named; of more only the number is told. */
const MOST_NAMED = 50;

type CheckedRecord = Pick<
  RecordRow,
  'kiosk_id' | 'epoch' | 'seq' | 'hash' | 'prev' | 'bytes' | 'received_at_ms'
>;
type CheckedEpoch = Pick<KioskEpochRow, 'kiosk_id' | 'epoch' | 'through_seq' | 'head_hash'>;

interface Followed {
  through: number;
  head: string | null;
  lastSeq: number;
  lastHash: string;
}

/**
 * Follows every chain of a copy, record by record in order of seq: bytes against hash, hash
 * against the next one's `prev`, the end against the head that was kept. No signatures: that is
 * the verifier's work, and what a copy can break shows without them. Memory: one entry per chain.
 */
export function createChainCheck() {
  const chains = new Map<string, Followed>();
  const epochs: CheckedEpoch[] = [];
  const faults = createFaultList();
  let newestReceivedAtMs: number | null = null;

  return {
    takeEpoch: (epoch: CheckedEpoch) => void epochs.push(epoch),
    takeRecord(record: CheckedRecord) {
      const name = `${record.kiosk_id}/${record.epoch}`;
      const chain = chains.get(name) ?? { through: 0, head: null, lastSeq: 0, lastHash: '' };
      for (const fault of faultsOf(record, chain)) faults.add(`${name}/${record.seq}: ${fault}`);
      if (record.seq === chain.through + 1) {
        chain.through = record.seq;
        chain.head = record.hash;
      }
      chain.lastSeq = record.seq;
      chain.lastHash = record.hash;
      chains.set(name, chain);
      newestReceivedAtMs = Math.max(newestReceivedAtMs ?? -Infinity, record.received_at_ms);
    },
    /** What was found once every record and epoch was taken. */
    end() {
      const heads = epochs.map((epoch): BackedUpHead => {
        const { kiosk_id: kiosk, epoch: number } = epoch;
        const name = `${kiosk}/${number}`;
        const { through = 0, head = null } = chains.get(name) ?? {};
        if (through !== epoch.through_seq || head !== epoch.head_hash) {
          faults.add(`${name}: the kept head is not the end of what is whole`);
        }
        return { kiosk, epoch: number, through, head };
      });
      return { heads, faults: faults.named(), newestReceivedAtMs };
    },
  };
}

function faultsOf(record: CheckedRecord, chain: Followed): string[] {
  const isAltered = hashRecordNow(record.bytes) !== record.hash;
  const isNext = record.seq === chain.lastSeq + 1 && chain.lastSeq > 0;
  return [
    ...(isAltered ? ['the bytes do not give the hash'] : []),
    ...(isNext && record.prev !== chain.lastHash ? ['does not follow the record before it'] : []),
  ];
}

/** A damaged file may have millions. */
function createFaultList() {
  const first: string[] = [];
  let count = 0;
  return {
    add(fault: string) {
      count += 1;
      if (first.length < MOST_NAMED) first.push(fault);
    },
    named: () => (count > MOST_NAMED ? [...first, `and ${count - MOST_NAMED} more`] : first),
  };
}
