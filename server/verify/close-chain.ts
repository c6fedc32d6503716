import type { FindingKind } from '../../shared/api/integrity.ts';
import type { ListedChain } from './listed-chain.ts';
import { explainGap, sizeOfGap, type Gap } from './missing-seats.ts';
import type { RootedHead } from './rooted-head.ts';
import type { VerifyContext } from './verify-context.ts';
import type { ChainResult } from '../../shared/api/integrity.ts';

/** How far a chain was walked, and what was met on the way. */
export interface ChainEnd {
  /** Last seat taken. */
  seq: number;
  /** Hashes of its record, as computed and as stored. */
  hashes: readonly string[];
  records: number;
  /** Highest seq up to which nothing is missing. */
  throughSeq: number;
  throughHash: string | null;
  altered: number;
  readonly gaps: Gap[];
  /** Missing seats beyond the gaps that are kept. */
  furtherMissing?: number;
  readonly recordedLosses: Gap[];
  /** Hashes of the seats that a daily root names. */
  readonly hashAt: Map<number, string>;
}

interface Closing {
  readonly listed: ListedChain;
  readonly walk: ChainEnd;
  readonly forks: number;
  readonly rooted: RootedHead | undefined;
}

/** Names what is missing of a chain, and whether its kept heads are the right ones. */
export function closeChain(context: VerifyContext, closing: Closing): ChainResult {
  const { listed, walk, forks } = closing;
  const { chain } = listed;
  const report = (kind: FindingKind, detail: string, gap?: Gap): void => {
    const { unit_id: unitId, kiosk_id: kioskId, epoch } = chain;
    const range = gap === undefined ? {} : { seq: gap.fromSeq, toSeq: gap.toSeq };
    context.findings.add(kind, detail, { unitId, kioskId, epoch, ...range });
  };
  checkKeptHead(closing, report);
  checkRootedHead(closing, report);
  const inside = reportGaps(closing, report);
  const tail = reportTail(listed, walk, report);
  const missing = inside.missing + tail.missing;
  context.tally.missing += missing;
  return {
    unitId: chain.unit_id,
    kioskId: chain.kiosk_id,
    epoch: chain.epoch,
    records: walk.records,
    throughSeq: walk.throughSeq,
    lastSeq: walk.seq,
    missing,
    explained: inside.explained + tail.explained,
    forks,
    altered: walk.altered,
  };
}

type Report = (kind: FindingKind, detail: string, gap?: Gap) => void;

interface Missing {
  readonly missing: number;
  readonly explained: number;
}

function reportGaps({ listed, walk, rooted }: Closing, report: Report): Missing {
  const acknowledgedSeq = Math.max(listed.enrolled?.throughSeq ?? 0, rooted?.throughSeq ?? 0);
  const evidence = {
    acknowledgedSeq,
    hasEnded: hasEnded(listed),
    recordedLosses: walk.recordedLosses,
  };
  // The tail that was acknowledged and is not there is a gap like any other.
  const cutOff = { fromSeq: walk.seq + 1, toSeq: acknowledgedSeq };
  const gaps = cutOff.fromSeq > cutOff.toSeq ? walk.gaps : [...walk.gaps, cutOff];
  let [missing, explained] = [walk.furtherMissing ?? 0, 0];
  if (missing > 0) report('hole', `${missing} more seats in further gaps`);
  for (const [kind, part] of gaps.flatMap((gap) => explainGap(gap, evidence))) {
    report(kind, `${sizeOfGap(part)} missing`, part);
    missing += sizeOfGap(part);
    if (kind === 'known-lost') explained += sizeOfGap(part);
  }
  return { missing, explained };
}

/** What the kiosk says it wrote beyond what came. */
function reportTail(listed: ListedChain, walk: ChainEnd, report: Report): Missing {
  const { throughSeq = 0, reportedSeq = null, pending = 0 } = listed.enrolled ?? {};
  const lastSeq = Math.max(walk.seq, throughSeq);
  const missing = Math.max(0, (reportedSeq ?? 0) - lastSeq);
  if (reportedSeq === null || missing === 0) return { missing: 0, explained: 0 };
  const kind = tailKind({ hasEnded: hasEnded(listed), isHeld: pending >= missing });
  report(kind, `${missing} not received`, { fromSeq: lastSeq + 1, toSeq: reportedSeq });
  return { missing, explained: kind === 'missing-tail' ? 0 : missing };
}

function tailKind(tail: { readonly hasEnded: boolean; readonly isHeld: boolean }) {
  if (tail.hasEnded) return 'known-lost';
  return tail.isHeld ? 'waiting-tail' : 'missing-tail';
}

const hasEnded = ({ enrolled }: ListedChain): boolean => typeof enrolled?.endedAtMs === 'number';

/** The head that receipts are made of. */
function checkKeptHead({ listed: { enrolled }, walk }: Closing, report: Report): void {
  if (enrolled === undefined || enrolled.throughSeq > walk.throughSeq) return; // named as removed
  if (enrolled.throughSeq !== walk.throughSeq) {
    report('altered-head', `kept ${enrolled.throughSeq}, whole up to ${walk.throughSeq}`);
  } else if (enrolled.headHash !== walk.throughHash) {
    report('altered-head', `hash of ${walk.throughSeq}`);
  }
}

/** The head that a daily root has sealed. */
function checkRootedHead({ walk, rooted }: Closing, report: Report): void {
  if (rooted === undefined) return;
  const sealed = new Map([
    [rooted.throughSeq, rooted.throughHash],
    [rooted.lastSeq, rooted.lastHash],
  ]);
  for (const [seq, hash] of sealed) {
    if (seq === 0) continue;
    const found = walk.hashAt.get(seq);
    const seat = { fromSeq: seq, toSeq: seq };
    if (found === undefined) report('removed', 'named by a daily root', seat);
    else if (found !== hash) report('altered-record', 'hash in a daily root', seat);
  }
}
