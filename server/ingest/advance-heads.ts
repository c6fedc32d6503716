import {
  chainStandingOf,
  writeHead,
  type ChainStanding,
  type Standings,
} from '../store/kiosk-standing.ts';
import { readHashesAfter, type Chain } from '../store/records.ts';
import type { Writing } from '../store/writing.ts';
import { chainOf, type NewLink } from './chain-breaks.ts';
import { groupsBy } from './groups-by.ts';

/** Up to where a chain is whole. */
export interface Head {
  readonly through: number;
  /** Hash of record `through`; null when nothing came. */
  readonly hash: string | null;
}

/** Heads by kiosk and epoch. */
export type Heads = (kioskId: string, epoch: number) => Head | undefined;

/** Moves the head of every chain that grew as far as nothing is missing. */
export async function advanceHeads(
  writing: Writing,
  standings: Standings,
  newLinks: readonly NewLink[],
): Promise<Heads> {
  const moved = new Map<string, Head>();
  for (const links of groupsBy(newLinks, chainName)) {
    const chain = chainOf(links[0]);
    const standing = chainStandingOf(standings, {
      kioskId: chain.kiosk_id,
      epoch: chain.epoch,
    });
    const head = await headAfter(writing, { chain, standing, links });
    if (head.through > standing.throughSeq) {
      await writeHead(writing, { ...chain, through_seq: head.through, head_hash: head.hash });
    }
    moved.set(chainName(links[0]), head);
  }
  return (kioskId, epoch) => {
    const standing = standings.get(kioskId)?.epochs.get(epoch);
    const stood = standing && { through: standing.throughSeq, hash: standing.headHash };
    return moved.get(`${kioskId}.${epoch}`) ?? stood;
  };
}

const chainName = ({ batch, record }: NewLink): string => `${batch.kioskId}.${record.epoch}`;

/** Beyond a hole thousands may stand: no more is read than may still follow the head. */
const LINKS_AT_ONCE = 500;

interface Grown {
  readonly chain: Chain;
  readonly standing: ChainStanding;
  readonly links: readonly NewLink[];
}

/** Asks the store only when records beyond a hole had come before: else the group has them all. */
async function headAfter({ trx }: Writing, { chain, standing, links }: Grown): Promise<Head> {
  const { throughSeq, headHash, highestSeq } = standing;
  let head: Head = { through: throughSeq, hash: headHash };
  if (highestSeq <= throughSeq) {
    const records = links.map(({ record }) => record);
    return follow(
      head,
      records.toSorted((a, b) => a.seq - b.seq),
    );
  }
  for (;;) {
    const page = { afterSeq: head.through, limit: LINKS_AT_ONCE };
    const next = await readHashesAfter(trx, chain, page);
    const before = head.through;
    head = follow(head, next);
    // Short of a page's length: a hole, or the end of what is here.
    if (head.through - before < LINKS_AT_ONCE) return head;
  }
}

/** The head, moved along the links as far as none is missing. */
function follow(
  from: Head,
  links: readonly { readonly seq: number; readonly hash: string }[],
): Head {
  let head = from;
  for (const { seq, hash } of links) {
    if (seq !== head.through + 1) break;
    head = { through: seq, hash };
  }
  return head;
}
