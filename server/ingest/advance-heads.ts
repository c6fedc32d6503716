import type { ChainStanding, KioskStanding } from '../store/kiosk-standing.ts';
import { writeHead } from '../store/kiosk-standing.ts';
import { readHashesAfter, type Chain } from '../store/records.ts';
import type { Writing } from '../store/writing.ts';
import type { OpenedBatch, OpenedRecord } from './opened-batch.ts';

/** Up to where a chain is whole. */
export interface Head {
  readonly through: number;
  /** Hash of record `through`; null when nothing came. */
  readonly hash: string | null;
}

/** Heads by kiosk and epoch. */
export type Heads = (kioskId: string, epoch: number) => Head | undefined;

interface NewLink {
  readonly batch: OpenedBatch;
  readonly record: OpenedRecord;
}

/** Moves the head of every chain that grew as far as nothing is missing. */
export async function advanceHeads(
  writing: Writing,
  standings: ReadonlyMap<string, KioskStanding>,
  newLinks: readonly NewLink[],
): Promise<Heads> {
  const moved = new Map<string, Head>();
  const chains = Map.groupBy(newLinks, ({ batch, record }) => `${batch.kioskId}.${record.epoch}`);
  for (const [name, links] of chains) {
    const [first] = links;
    const standing = first && standings.get(first.batch.kioskId)?.epochs.get(first.record.epoch);
    if (first === undefined || standing === undefined) continue;
    const chain = {
      unit_id: first.batch.unitId,
      kiosk_id: first.batch.kioskId,
      epoch: first.record.epoch,
    };
    const head = await headAfter(writing, { chain, standing, links });
    if (head.through > standing.throughSeq) {
      await writeHead(writing, { ...chain, through_seq: head.through, head_hash: head.hash });
    }
    moved.set(name, head);
  }
  return (kioskId, epoch) => {
    const standing = standings.get(kioskId)?.epochs.get(epoch);
    const stood = standing && { through: standing.throughSeq, hash: standing.headHash };
    return moved.get(`${kioskId}.${epoch}`) ?? stood;
  };
}

/** Asks the store only when records beyond a hole had come before: else the group has them all. */
async function headAfter(
  { trx }: Writing,
  grown: {
    readonly chain: Chain;
    readonly standing: ChainStanding;
    readonly links: readonly NewLink[];
  },
): Promise<Head> {
  const { throughSeq, headHash, highestSeq } = grown.standing;
  const candidates =
    highestSeq > throughSeq
      ? await readHashesAfter(trx, grown.chain, throughSeq)
      : grown.links.map(({ record }) => record).toSorted((a, b) => a.seq - b.seq);
  let head: Head = { through: throughSeq, hash: headHash };
  for (const { seq, hash } of candidates) {
    if (seq !== head.through + 1) break;
    head = { through: seq, hash };
  }
  return head;
}
