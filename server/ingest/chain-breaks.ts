import { epochSeed } from '../../shared/record/seal.ts';
import { chainStandingOf, type ChainStanding, type Standings } from '../store/kiosk-standing.ts';
import { readLinks, type Chain } from '../store/records.ts';
import type { Writing } from '../store/writing.ts';
import { groupsBy } from './groups-by.ts';
import { quarantine, type Quarantined } from './interpret.ts';
import type { OpenedBatch, OpenedRecord } from './opened-batch.ts';

/** A record that took a free seat just now. */
export interface NewLink {
  readonly batch: OpenedBatch;
  readonly record: OpenedRecord;
}

/**
 * The new records that do not name the record before them, or that the one behind them does not
 * name: somebody altered or inserted a record and signed anew. They keep their seats and are not
 * counted: which side of the break is the honest one is for a person to say, so the newcomer
 * waits. What follows it properly is counted.
 */
export async function chainBreaks(
  writing: Writing,
  standings: Standings,
  newLinks: readonly NewLink[],
): Promise<Map<OpenedRecord, Quarantined>> {
  const breaks = new Map<OpenedRecord, Quarantined>();
  const chains = groupsBy(newLinks, ({ batch, record }) => `${batch.kioskId}.${record.epoch}`);
  for (const links of chains) {
    const chain = chainOf(links[0]);
    const { kiosk_id: kioskId, epoch } = chain;
    const standing = chainStandingOf(standings, { kioskId, epoch });
    const neighbours = await neighboursOf(writing, { chain, standing, links });
    for (const { record } of links) {
      const detail = breakOf(record, neighbours);
      if (detail !== undefined) breaks.set(record, quarantine('chain-break', detail));
    }
  }
  return breaks;
}

/** The chain that a record grows. */
export const chainOf = ({ batch, record }: NewLink): Chain => ({
  unit_id: batch.unitId,
  kiosk_id: batch.kioskId,
  epoch: record.epoch,
});

/** What stands beside the new records of a chain, by seq. */
interface Neighbours {
  /** Hashes of records and, under 0, of the enrolment. */
  readonly hashes: ReadonlyMap<number, string>;
  /** What stored records say of the hash before them. */
  readonly prevs: ReadonlyMap<number, string>;
}

interface Grown {
  readonly chain: Chain;
  readonly standing: ChainStanding;
  readonly links: readonly NewLink[];
}

async function neighboursOf(
  writing: Writing,
  { chain, standing, links }: Grown,
): Promise<Neighbours> {
  const { throughSeq, headHash, highestSeq, publicKey } = standing;
  const hashes = new Map(links.map(({ record: { seq, hash } }) => [seq, hash]));
  if (hashes.has(1)) hashes.set(0, await epochSeed(chain.kiosk_id, chain.epoch, publicKey));
  if (headHash !== null) hashes.set(throughSeq, headHash);
  // What is simply appended has its neighbour in the head: the store is asked only beside a hole.
  const beside = links.flatMap(({ record: { seq } }) => [seq - 1, seq + 1]);
  const unknown = beside.filter((seq) => seq >= 1 && seq <= highestSeq && !hashes.has(seq));
  const stored = unknown.length === 0 ? [] : await readLinks(writing.trx, chain, unknown);
  for (const { seq, hash } of stored) hashes.set(seq, hash);
  return { hashes, prevs: new Map(stored.map(({ seq, prev }) => [seq, prev])) };
}

function breakOf(
  { seq, hash, prev }: OpenedRecord,
  { hashes, prevs }: Neighbours,
): string | undefined {
  const before = hashes.get(seq - 1);
  if (before !== undefined && before !== prev) return `does not follow record ${seq - 1}`;
  const namedBehind = prevs.get(seq + 1);
  if (namedBehind !== undefined && namedBehind !== hash) return `is not what ${seq + 1} follows`;
  return undefined;
}
