import type { AnnulmentProblem } from '../../shared/api/annulment-problems.ts';
import type { AnnulmentDecision } from '../../shared/domain/annulment.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { ratingsCoveredBy } from '../store/annulled-ratings.ts';
import { findAnnulment, insertDecision, type Annulment } from '../store/annulments.ts';
import type { Store } from '../store/open-store.ts';
import { lockRoster } from '../store/roster-lock.ts';
import type { RatingRow } from '../store/schema.ts';
import { inTransaction, type Writing } from '../store/writing.ts';
import { appendAuditOf, type AnnulmentContext } from './annulment-audit.ts';
import { digestOfRatings, ratingsCovered } from './covered-ratings.ts';
import { putBack, putOut } from './move-counts.ts';
import { stateOf } from './state-of.ts';
import { sharedHandsOf, type SharesHands } from './shared-hands.ts';

export interface DecisionAsked {
  readonly id: string;
  readonly decision: AnnulmentDecision;
  readonly note: string;
  /** `digestOfRatings` of what the decider was shown: it is for those that the decision is made. */
  readonly digest: string;
}

type Decided = Promise<Result<{ readonly ratings: number }, AnnulmentProblem>>;

/**
 * Decides on a proposal: who may is judged before, except that the two persons are two, and that
 * neither holds the other's password. An
 * approval moves the counts in the same transaction; of two at once the second is told that it
 * came too late.
 */
export function decideAnnulment(
  store: Store,
  asked: DecisionAsked,
  context: AnnulmentContext,
): Decided {
  return inTransaction(store, async (writing) => {
    // Ingest and corrections of the roster wait: what is read here is what is counted.
    if (asked.decision === 'approve') await lockRoster(writing);
    const annulment = await findAnnulment(writing.trx, asked.id);
    if (annulment === undefined) return err('no-such-annulment');
    const sharesHands = await sharedHandsOf(writing.trx, context.accountId);
    const refused = refusalOf(annulment, asked, { ...context, sharesHands });
    if (refused !== undefined) return err(refused);
    return asked.decision === 'approve'
      ? approve(writing, { annulment, asked }, context)
      : close(writing, { annulment, asked }, context);
  });
}

function refusalOf(
  annulment: Annulment,
  { decision }: DecisionAsked,
  { atMs, accountId, sharesHands }: AnnulmentContext & { readonly sharesHands: SharesHands },
): AnnulmentProblem | undefined {
  const { proposedBy, proposedAtMs } = annulment;
  const isProposer = proposedBy === accountId;
  if (decision === 'withdraw' && !isProposer) return 'annulment-not-the-proposer';
  const isOneHand = isProposer || sharesHands(proposedBy, proposedAtMs);
  if (decision !== 'withdraw' && isOneHand) return 'annulment-second-person';
  return stateOf(annulment, atMs) === 'proposed' ? undefined : 'annulment-decided';
}

interface Case {
  readonly annulment: Annulment;
  readonly asked: DecisionAsked;
}

async function approve(
  writing: Writing,
  { annulment, asked }: Case,
  context: AnnulmentContext,
): Decided {
  const ratings = await ratingsOf(writing, annulment, context.atMs);
  if (ratings === undefined) return err('annulment-not-in-force');
  const digest = digestOfRatings(ratings.map(({ rating_id }) => rating_id));
  if (ratings.length === 0 || digest !== asked.digest) return err('annulment-changed');
  if (!(await keep(writing, { annulment, asked }, context))) return err('annulment-decided');
  const isLift = annulment.kind === 'lift';
  await (isLift ? putBack(writing, ratings) : putOut(writing, ratings, annulment.id));
  const counted = { before: isLift ? 0 : ratings.length, after: isLift ? ratings.length : 0 };
  await appendAuditOf(writing.trx, annulment, {
    ...context,
    action: isLift ? 'annulment.lift' : 'annulment.approve',
    detail: {
      note: asked.note,
      ratings: ratings.length,
      digest,
      before: { counted: counted.before },
      after: { counted: counted.after },
    },
  });
  return ok({ ratings: ratings.length });
}

/** What an approval moves; undefined for a lift of what is not in force any more. */
async function ratingsOf(
  { trx }: Writing,
  annulment: Annulment,
  atMs: number,
): Promise<readonly RatingRow[] | undefined> {
  if (annulment.liftsId === null) return (await ratingsCovered(trx, annulment)).covered;
  const target = await findAnnulment(trx, annulment.liftsId);
  if (target === undefined || stateOf(target, atMs) !== 'approved') return undefined;
  return ratingsCoveredBy(trx, target);
}

/** Refused or withdrawn: nothing moves. */
async function close(
  writing: Writing,
  { annulment, asked }: Case,
  context: AnnulmentContext,
): Decided {
  if (!(await keep(writing, { annulment, asked }, context))) return err('annulment-decided');
  const action = asked.decision === 'refuse' ? 'annulment.refuse' : 'annulment.withdraw';
  const detail = { note: asked.note };
  await appendAuditOf(writing.trx, annulment, { ...context, action, detail });
  return ok({ ratings: 0 });
}

const keep = (
  { trx }: Writing,
  { annulment, asked: { decision, note } }: Case,
  { accountId, atMs }: AnnulmentContext,
): Promise<boolean> => insertDecision(trx, annulment, { decision, note, by: accountId, atMs });
