import type { ProblemCode } from '../../shared/api/problems.ts';
import type { KioskStanding, Standings } from '../store/kiosk-standing.ts';
import { countSetAside } from '../store/quarantine-counts.ts';
import type { Writing } from '../store/writing.ts';
import type { OpenedBatch } from './opened-batch.ts';

/**
 * What may become of a batch: its records are counted, they are kept aside because the kiosk was
 * revoked, or nothing of it is taken.
 */
export type Admission =
  | { readonly kind: 'counted' }
  | { readonly kind: 'set-aside' }
  | { readonly kind: 'refused'; readonly code: ProblemCode };

/** Reason under which the late records of a revoked kiosk wait for a decision. */
export const AFTER_REVOCATION = 'after-revocation';

/** Records and forks that are kept of a revoked kiosk: a stolen key must not fill the disk. */
const MOST_SET_ASIDE = 20_000;

/**
 * Judges the batches of a group by the standing that their kiosks have now, inside the
 * transaction. A revoked kiosk is told so when it has nothing to deliver; what it still has is
 * taken first, so that nothing given before the revocation is lost with it.
 */
export async function admit(
  writing: Writing,
  standings: Standings,
  batches: readonly OpenedBatch[],
): Promise<Map<OpenedBatch, Admission>> {
  const admissions = new Map<OpenedBatch, Admission>();
  const setAside = new Map<string, number>();
  for (const batch of batches) {
    const standing = standings.get(batch.kioskId);
    if (standing?.status !== 'revoked' || batch.records.length === 0) {
      admissions.set(batch, byStatus(standing?.status));
      continue;
    }
    const known =
      setAside.get(batch.kioskId) ??
      (await countSetAside(writing.trx, standing.unitId, batch.kioskId));
    const after = known + batch.records.length;
    const hasRoom = after <= MOST_SET_ASIDE;
    setAside.set(batch.kioskId, hasRoom ? after : known);
    admissions.set(batch, hasRoom ? { kind: 'set-aside' } : refused('kiosk-revoked'));
  }
  return admissions;
}

function byStatus(status: KioskStanding['status'] | undefined): Admission {
  switch (status) {
    case 'active':
      return { kind: 'counted' };
    case 'suspended':
      return refused('kiosk-suspended');
    case 'revoked':
      return refused('kiosk-revoked');
    case undefined:
      return refused('unknown-kiosk');
  }
}

const refused = (code: ProblemCode): Admission => ({ kind: 'refused', code });
