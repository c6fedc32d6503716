import { recordClaim, epochSeed } from '../../shared/record/seal.ts';
import { ALGORITHMS, importVerifier, type Verifier } from '../../shared/record/signing-key.ts';
import type { EnrolledChain } from '../store/verify-reads.ts';
import { checkMeaning, type Backing } from './check-meanings.ts';
import { MOST_EARLY, readingsOf, type DatedRecord } from './dated-record.ts';
import type { FindingKind } from '../../shared/api/integrity.ts';
import { closeChain, type ChainEnd } from './close-chain.ts';
import { verifyForks } from './verify-forks.ts';
import type { ListedChain } from './listed-chain.ts';
import { openRow, type OpenedRow } from './open-row.ts';
import { dated, openedPages, type OpenedPage } from './opened-pages.ts';
import { pageFacts } from './page-facts.ts';
import type { RootedHead } from './rooted-head.ts';
import type { VerifyContext } from './verify-context.ts';
import type { ChainResult } from '../../shared/api/integrity.ts';

/** Gaps of one chain that are named one by one; beyond, they are one. */
const MOST_GAPS = 10_000;

/** Recomputes one chain from its raw bytes, and compares what was made of its records. */
export async function verifyChain(
  context: VerifyContext,
  listed: ListedChain,
  known: { readonly backing: Backing; readonly rooted: RootedHead | undefined },
): Promise<ChainResult> {
  const { chain, enrolled } = listed;
  const report = reporter(context, listed);
  const verify = enrolled && (await verifierOf(enrolled));
  if (verify === undefined) report('unknown-chain', enrolled ? 'unusable key' : 'never paired');
  const walk = await startOf(listed);
  const early = (await context.reads.earlyRecords(chain, MOST_EARLY)).map(openRow).flatMap(dated);
  for await (const page of openedPages(context.reads, chain, context.pageSize)) {
    for (const opened of page.rows) step(walk, opened, report);
    noteRootedHeads(walk, page, known.rooted);
    if (context.withSignatures && verify !== undefined) {
      await checkSignatures(page, verify, (opened) => {
        walk.altered += 1;
        report('altered-record', 'signature', opened.row.seq);
      });
      context.tally.signatures += page.rows.length;
    }
    await checkMeanings(context, page, { listed, early, backing: known.backing });
    context.tally.records += page.rows.length;
    context.advance(page.rows.length);
  }
  const forks = await verifyForks(context, listed, verify);
  context.tally.chains += 1;
  return closeChain(context, { listed, walk, forks, rooted: known.rooted });
}

type Report = (kind: FindingKind, detail: string, seq?: number) => void;

const reporter =
  ({ findings }: VerifyContext, { chain }: ListedChain): Report =>
  (kind, detail, seq) => {
    const { unit_id: unitId, kiosk_id: kioskId, epoch } = chain;
    findings.add(kind, detail, { unitId, kioskId, epoch, ...(seq === undefined ? {} : { seq }) });
  };

export async function verifierOf(enrolled: EnrolledChain): Promise<Verifier | undefined> {
  const algorithm = ALGORITHMS.find((known) => known === enrolled.algorithm);
  if (algorithm === undefined) return undefined;
  return importVerifier({ algorithm, publicKey: enrolled.publicKey });
}

async function startOf({ chain, enrolled }: ListedChain): Promise<ChainEnd> {
  const { kiosk_id, epoch } = chain;
  const seed = enrolled && (await epochSeed(kiosk_id, epoch, enrolled.publicKey));
  return {
    seq: 0,
    // What the next record may name as its predecessor's hash.
    hashes: seed === undefined ? [] : [seed],
    records: 0,
    throughSeq: 0,
    throughHash: null,
    altered: 0,
    gaps: [],
    recordedLosses: [],
    hashAt: new Map(),
  };
}

/** Takes the next record of a chain: its columns, its link, the seats before it. */
function step(walk: ChainEnd, opened: OpenedRow, report: Report): void {
  const { row, hash, prev, contradicted, record } = opened;
  if (contradicted.length > 0) {
    walk.altered += 1;
    report('altered-record', contradicted.join(', '), row.seq);
  }
  const isNext = row.seq === walk.seq + 1;
  if (!isNext) noteGap(walk, row.seq);
  // An altered record was named: its successor need not be named for it again.
  const isUnknownStart = walk.seq === 0 && walk.hashes.length === 0;
  if (isNext && !isUnknownStart && !(prev !== undefined && walk.hashes.includes(prev))) {
    walk.altered += 1;
    report('broken-link', 'prev', row.seq);
  }
  if (record?.kind === 'storage-loss' && record.body.fromSeq !== null) {
    const { fromSeq, toSeq } = record.body;
    walk.recordedLosses.push({ fromSeq, toSeq: toSeq ?? fromSeq });
  }
  if (walk.throughSeq === row.seq - 1) {
    walk.throughSeq = row.seq;
    walk.throughHash = row.hash;
  }
  walk.seq = row.seq;
  walk.hashes = [hash, row.hash];
  walk.records += 1;
}

function noteGap(walk: ChainEnd, nextSeq: number): void {
  const gap = { fromSeq: walk.seq + 1, toSeq: nextSeq - 1 };
  if (gap.fromSeq > gap.toSeq) return;
  if (walk.gaps.length < MOST_GAPS) walk.gaps.push(gap);
  else walk.furtherMissing = (walk.furtherMissing ?? 0) + gap.toSeq - gap.fromSeq + 1;
}

/** Keeps the hashes of the seats that a daily root names. */
function noteRootedHeads(walk: ChainEnd, page: OpenedPage, rooted: RootedHead | undefined): void {
  if (rooted === undefined) return;
  for (const { row, hash } of page.rows) {
    if (row.seq === rooted.throughSeq || row.seq === rooted.lastSeq) walk.hashAt.set(row.seq, hash);
  }
}

/** All of a page at once: WebCrypto verifies them on its own threads. */
async function checkSignatures(
  { rows }: OpenedPage,
  verify: Verifier,
  onForged: (opened: OpenedRow) => void,
): Promise<void> {
  const valid = await Promise.all(
    rows.map(({ row, hash }) => verify(row.signature, recordClaim(hash))),
  );
  for (const [index, opened] of rows.entries()) {
    // The bytes were altered and named for it: their signature cannot hold any more.
    if (valid[index] !== true && opened.hash === opened.row.hash) onForged(opened);
  }
}

interface ChainKnowledge {
  readonly listed: ListedChain;
  readonly early: readonly DatedRecord[];
  readonly backing: Backing;
}

async function checkMeanings(
  context: VerifyContext,
  { rows, witnesses }: OpenedPage,
  { listed, early, backing }: ChainKnowledge,
): Promise<void> {
  const openedAtMs = listed.enrolled?.openedAtMs ?? 0;
  const check = {
    context,
    facts: await pageFacts(context.reads, rows),
    readings: readingsOf({
      ...{ records: witnesses, early, openedAtMs },
      patience: context.patience,
    }),
    ...{ backing, openedAtMs },
    isRevoked: listed.enrolled?.kioskStatus === 'revoked',
  };
  for (const opened of rows) checkMeaning(check, opened);
}
