import type { ActContext } from '../store/act-context.ts';
import { appendAudit } from '../store/audit-log.ts';
import type { AnnulmentProposal } from '../store/annulments.ts';
import type { StoreTransaction } from '../store/open-store.ts';

/** Who acts, and when. */
export interface AnnulmentContext extends ActContext {
  readonly accountId: string;
}

interface AnnulmentAct {
  readonly action: `annulment.${string}`;
  /** What is said beside the proposal itself. */
  readonly detail: Readonly<Record<string, unknown>>;
}

/** Appends an act on a proposal to the log of its unit. */
export function appendAuditOf(
  trx: StoreTransaction,
  proposal: AnnulmentProposal,
  { action, detail, atMs, newId, accountId }: AnnulmentAct & AnnulmentContext,
): Promise<void> {
  const { unitId, place, fromMs, toMs, reason, explanation, proposedBy, liftsId } = proposal;
  return appendAudit(trx, {
    ...{ id: newId(), atMs, accountId, action, unitId },
    detail: {
      annulment: proposal.id,
      [place.kind]: place.id,
      ...{ fromMs, toMs, reason, explanation, proposedBy },
      ...(liftsId === null ? {} : { lifts: liftsId }),
      ...detail,
    },
  });
}
