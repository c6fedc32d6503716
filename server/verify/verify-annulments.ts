import { countByAtoms, digestOfRatings } from '../annulment/covered-ratings.ts';
import type { Annulment } from '../store/annulments.ts';
import type { RatingRow } from '../store/schema.ts';
import type { LoggedApproval } from '../store/verify-annulment-reads.ts';
import { readAuditDetail } from './audit-detail.ts';
import type { VerifyContext } from './verify-context.ts';

/**
 * Looks at what put ratings of a unit out of the figures: whether two persons decided it, whether
 * the audit log knows of it and of nothing more, and whether no other rating went along. That the counts leave these
 * ratings out is for `verifyCounts`.
 */
export async function verifyAnnulments(context: VerifyContext, unitId: string): Promise<void> {
  const { reads, findings } = context;
  const annulments = await reads.annulments(unitId);
  const approved = annulments.filter(({ decided }) => decided?.decision === 'approve');
  for (const { id, proposedBy, decided } of approved) {
    if (decided?.by !== proposedBy) continue;
    findings.add(
      'one-person-annulment',
      `annulment ${id}: proposed and approved by ${proposedBy}`,
      {
        unitId,
      },
    );
  }
  const known = new Set(approved.map(({ id }) => id));
  const logged = loggedById(await reads.loggedApprovals(unitId));
  for (const annulment of approved) await verifyApproval(context, annulment, logged);
  for (const [id, { action }] of logged) {
    if (known.has(id)) continue;
    const detail = `annulment ${id}: the audit log knows its ${action}, and no row does`;
    findings.add('unfounded-annulment', detail, { unitId });
  }
  for (const { annulment_id, n } of await reads.annulledRows(unitId)) {
    if (known.has(annulment_id)) continue;
    const detail = `annulment ${annulment_id}: ${String(n)} ratings without an approval`;
    findings.add('unfounded-annulment', detail, { unitId });
  }
  await compareCounts(context, unitId, approved);
}

interface Logged {
  readonly action: string;
  readonly by: string | null;
  readonly digest: unknown;
}

/** By the annulment that an entry names; one that cannot be read names none. */
function loggedById(entries: readonly LoggedApproval[]): Map<string, Logged> {
  return new Map(
    entries.flatMap(({ action, accountId, detail }) => {
      const { annulment, digest } = readAuditDetail(detail) ?? {};
      return typeof annulment === 'string' ? [[annulment, { action, by: accountId, digest }]] : [];
    }),
  );
}

async function verifyApproval(
  { reads, findings }: VerifyContext,
  annulment: Annulment,
  logged: ReadonlyMap<string, Logged>,
): Promise<void> {
  const { id, unitId, liftsId, decided } = annulment;
  const name = (what: string): void =>
    findings.add('unfounded-annulment', `annulment ${id}: ${what}`, { unitId });
  const covered = await reads.coveredRatings({ id: liftsId ?? id, unitId });
  const entry = logged.get(id);
  if (entry === undefined || entry.by !== decided?.by) name('the audit log knows no such approval');
  else if (entry.digest !== digestOfRatings(covered.map(({ rating_id }) => rating_id))) {
    name('covers other ratings than the audit log says');
  }
  const outside = covered.filter((rating) => !isInWindow(annulment, rating));
  if (outside.length > 0) name(`${String(outside.length)} ratings from outside its window`);
}

function isInWindow({ place, fromMs, toMs }: Annulment, rating: RatingRow): boolean {
  const placeId = place.kind === 'counter' ? rating.counter_id : rating.kiosk_id;
  return placeId === place.id && rating.earliest_ms >= fromMs && rating.latest_ms < toMs;
}

/** The numbers that reports print. */
async function compareCounts(
  { reads, findings }: VerifyContext,
  unitId: string,
  approved: readonly Annulment[],
): Promise<void> {
  const kept = new Map(
    (await reads.annulledCounts(unitId)).map((row) => [
      `${row.annulment_id} ${row.first_atom} ${row.last_atom}`,
      row.n,
    ]),
  );
  const recounted = new Map<string, number>();
  for (const { id, kind } of approved) {
    if (kind === 'lift') continue;
    for (const { first_atom, last_atom, n } of countByAtoms(
      await reads.coveredRatings({ id, unitId }),
    )) {
      recounted.set(`${id} ${first_atom} ${last_atom}`, n);
    }
  }
  for (const key of new Set([...kept.keys(), ...recounted.keys()])) {
    const [stored, summed] = [kept.get(key) ?? 0, recounted.get(key) ?? 0];
    if (stored === summed) continue;
    const detail = `annulled_counts ${key}: stored ${String(stored)}, recounted ${String(summed)}`;
    findings.add('altered-count', detail, { unitId });
  }
}
