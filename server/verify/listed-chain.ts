import type { Chain } from '../store/records.ts';
import type { EnrolledChain, VerifyReads } from '../store/verify-reads.ts';

/** A chain as it was paired and as records sit in it; one of the two may be missing. */
export interface ListedChain {
  readonly chain: Chain;
  /** Undefined for records of a chain that nobody paired. */
  readonly enrolled: EnrolledChain | undefined;
}

/** Every chain that was paired or that has records, by unit. */
export async function listChains(
  reads: VerifyReads,
  kioskId: string | null,
): Promise<Map<string, ListedChain[]>> {
  const enrolled = await reads.enrolledChains(kioskId);
  const byName = new Map(enrolled.map((chain) => [chainName(chain), chain]));
  const chains = new Map<string, Chain>(byName);
  for (let at = await reads.nextChain(null); at !== undefined; at = await reads.nextChain(at)) {
    if (kioskId === null || at.kiosk_id === kioskId) chains.set(chainName(at), at);
  }
  const listed = [...chains]
    .toSorted(([, a], [, b]) => byPlace(a, b))
    .map(([name, { unit_id, kiosk_id, epoch }]) => ({
      chain: { unit_id, kiosk_id, epoch },
      enrolled: byName.get(name),
    }));
  return Map.groupBy(listed, ({ chain }) => chain.unit_id);
}

/** A chain as a key. No part of it holds a line break. */
export const chainName = ({ unit_id, kiosk_id, epoch }: Chain): string =>
  `${unit_id}\n${kiosk_id}\n${epoch}`;

const byPlace = (a: Chain, b: Chain): number =>
  compareTexts(a.kiosk_id, b.kiosk_id) || a.epoch - b.epoch;

const compareTexts = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
