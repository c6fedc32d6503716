import type { AnnulmentProblem } from '../../shared/api/annulment-problems.ts';
import {
  PROPOSAL_DAYS,
  type AnnulmentPlace,
  type AnnulmentReason,
} from '../../shared/domain/annulment.ts';
import { DAY_MS } from '../../shared/domain/local-day.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import {
  findAnnulment,
  hasOpenLift,
  insertAnnulment,
  type AnnulmentProposal,
  type AnnulmentWindow,
} from '../store/annulments.ts';
import type { Store, StoreReader } from '../store/open-store.ts';
import { inTransaction } from '../store/writing.ts';
import { appendAuditOf, type AnnulmentContext } from './annulment-audit.ts';
import { ratingsCovered } from './covered-ratings.ts';
import { stateOf } from './state-of.ts';

export interface AnnulmentAsked extends AnnulmentWindow {
  readonly reason: AnnulmentReason;
  readonly explanation: string;
}

type Proposed = Promise<Result<{ readonly id: string }, AnnulmentProblem>>;

/** The unit whose ratings a place gives: a counter's, or that for which a kiosk was paired. */
export async function unitOfPlace(
  db: StoreReader,
  { kind, id }: AnnulmentPlace,
): Promise<string | undefined> {
  const table = kind === 'counter' ? 'counters' : 'kiosks';
  const row = await db.selectFrom(table).select('unit_id').where('id', '=', id).executeTakeFirst();
  return row?.unit_id;
}

/** Keeps a proposal for a second person. It changes no figure. */
export function proposeAnnulment(
  store: Store,
  asked: AnnulmentAsked,
  context: AnnulmentContext,
): Proposed {
  return inTransaction(store, async ({ trx }) => {
    if (asked.toMs > context.atMs) return err('annulment-in-future');
    const { covered } = await ratingsCovered(trx, asked);
    if (covered.length === 0) return err('annulment-covers-nothing');
    const proposal: AnnulmentProposal = {
      ...{ ...asked, id: context.newId(), kind: 'annul', liftsId: null },
      ...{ proposedBy: context.accountId, proposedAtMs: context.atMs },
    };
    await insertAnnulment(trx, proposal);
    const detail = { ratings: covered.length };
    await appendAuditOf(trx, proposal, { ...context, action: 'annulment.propose', detail });
    return ok({ id: proposal.id });
  });
}

/** Asks a second person to take an annulment in force back. */
export function proposeLift(
  store: Store,
  asked: Readonly<{ id: string; explanation: string }>,
  context: AnnulmentContext,
): Proposed {
  return inTransaction(store, async ({ trx }) => {
    const { atMs } = context;
    const annulment = await findAnnulment(trx, asked.id);
    if (annulment === undefined) return err('no-such-annulment');
    const state = stateOf(annulment, atMs);
    const isOpen = await hasOpenLift(trx, asked.id, atMs - PROPOSAL_DAYS * DAY_MS);
    if (annulment.kind === 'lift' || state !== 'approved' || isOpen) {
      return err('annulment-not-in-force');
    }
    const { unitId, place, fromMs, toMs, reason } = annulment;
    const proposal: AnnulmentProposal = {
      ...{ unitId, place, fromMs, toMs, reason, explanation: asked.explanation },
      ...{ id: context.newId(), kind: 'lift', liftsId: asked.id },
      ...{ proposedBy: context.accountId, proposedAtMs: atMs },
    };
    await insertAnnulment(trx, proposal);
    await appendAuditOf(trx, proposal, {
      ...context,
      action: 'annulment.propose-lift',
      detail: {},
    });
    return ok({ id: proposal.id });
  });
}
