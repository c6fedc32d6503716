import type { VerifyReads } from '../store/verify-reads.ts';
import type { Backing } from './check-meanings.ts';
import { findingList } from './finding.ts';
import { heldReads } from './held-reads.ts';
import { listChains, type ListedChain } from './listed-chain.ts';
import type { RootedHead } from './rooted-head.ts';
import { verifyAnnulments } from './verify-annulments.ts';
import { verifyAudit } from './verify-audit.ts';
import { verifyChain } from './verify-chain.ts';
import { emptyTally, type VerifyContext } from './verify-context.ts';
import { verifyCounts } from './verify-counts.ts';
import { verifyOrphans } from './verify-orphans.ts';
import type { ChainResult, VerifyReport } from '../../shared/api/integrity.ts';
import { verifyRoots } from './verify-roots.ts';

export interface VerifyOptions {
  /** Looks at the chains of one kiosk only, and not at orphans and counts. */
  readonly kioskId?: string;
  /** False skips the signatures: hashes and links are checked all the same. */
  readonly withSignatures?: boolean;
  readonly pageSize?: number;
  /** Called after each page, in rows of records and ratings. */
  readonly onProgress?: (doneRows: number, totalRows: number) => void;
}

/** Rows in memory at a time. More is not faster. */
const PAGE_SIZE = 500;

/** Beyond, a rating whose time does not follow at once is named without a longer look. */
const MOST_FAILED_SEARCHES = 1_000;

/**
 * Recomputes everything from the raw bytes: each chain from its records, ratings from records,
 * counts from ratings, daily roots from heads, the audit log's chain; and names whatever differs.
 * `stored` should see one moment of the store. Memory holds two pages, the cells of one unit and one row per chain.
 */
export async function verifyStore(
  stored: VerifyReads,
  clock: () => number,
  options: VerifyOptions = {},
): Promise<VerifyReport> {
  const { kioskId = null, withSignatures = true, pageSize = PAGE_SIZE, onProgress } = options;
  const startedAtMs = clock();
  const reads = heldReads(stored);
  const { records, ratings } = await reads.sizes();
  let done = 0;
  const context: VerifyContext = {
    reads,
    findings: findingList(),
    pageSize,
    withSignatures,
    patience: { searches: MOST_FAILED_SEARCHES },
    tally: emptyTally(),
    advance: (rows) => onProgress?.((done += rows), records + ratings),
  };
  const rooted = await verifyRoots(context);
  if (kioskId === null) await verifyAudit(context);
  const chains = await verifyUnits(context, kioskId, rooted);
  return {
    startedAtMs,
    finishedAtMs: clock(),
    kioskId,
    withSignatures,
    totals: { ...context.tally },
    counts: context.findings.counts(),
    findings: context.findings.named(),
    chains,
  };
}

async function verifyUnits(
  context: VerifyContext,
  kioskId: string | null,
  rooted: ReadonlyMap<string, RootedHead>,
): Promise<ChainResult[]> {
  const byUnit = await listChains(context.reads, kioskId);
  if (kioskId === null) nameLostChains(context, byUnit, rooted);
  const unitIds = kioskId === null ? await context.reads.unitIds() : [];
  const results: ChainResult[] = [];
  for (const unitId of [...new Set([...byUnit.keys(), ...unitIds])].toSorted()) {
    const backing: Backing = { ratings: 0, answers: 0, reasons: 0, quarantined: 0, duties: 0 };
    for (const listed of byUnit.get(unitId) ?? []) {
      const known = { backing, rooted: rooted.get(rootedName(listed)) };
      results.push(await verifyChain(context, listed, known));
    }
    if (kioskId !== null) continue;
    await verifyOrphans(context, unitId, backing);
    await verifyAnnulments(context, unitId);
    await verifyCounts(context, unitId);
  }
  return results;
}

/** Chains that a daily root names and of which nothing is left, not even the key. */
function nameLostChains(
  { findings }: VerifyContext,
  byUnit: ReadonlyMap<string, readonly ListedChain[]>,
  rooted: ReadonlyMap<string, RootedHead>,
): void {
  const listed = new Set([...byUnit.values()].flat().map(rootedName));
  for (const [name, { kioskId, epoch, lastSeq }] of rooted) {
    if (listed.has(name)) continue;
    const place = { kioskId, epoch, seq: Math.min(1, lastSeq), toSeq: lastSeq };
    findings.add('removed', 'the whole chain, named by a daily root', place);
  }
}

const rootedName = ({ chain }: ListedChain): string => `${chain.kiosk_id}.${chain.epoch}`;
