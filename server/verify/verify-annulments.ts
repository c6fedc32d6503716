import { countByAtoms, digestOfRatings } from '../annulment/covered-ratings.ts';
import type { Annulment } from '../store/annulments.ts';
import type { RatingRow } from '../store/schema.ts';
import type { LoggedApproval } from '../store/verify-annulment-reads.ts';
import type { VerifyContext } from './verify-context.ts';

/**
 * Looks at what put ratings of a unit out of the figures: whether two persons decided it, whether
 * the audit log knows of it, and whether no other rating went along. That the counts leave these
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
  const logged = loggedById(await reads.loggedApprovals(unitId));
  for (const annulment of approved) await verifyApproval(context, annulment, logged);
  const known = new Set(approved.map(({ id }) => id));
  for (const { annulment_id, n } of await reads.annulledRows(unitId)) {
    if (known.has(annulment_id)) continue;
    const detail = `annulment ${annulment_id}: ${String(n)} ratings without an approval`;
    findings.add('unfounded-annulment', detail, { unitId });
  }
  await compareCounts(context, unitId, approved);
}

interface Logged {
  readonly by: string | null;
  readonly digest: unknown;
}

function loggedById(entries: readonly LoggedApproval[]): Map<unknown, Logged> {
  return new Map(
    entries.map(({ accountId, detail }) => {
      // Whether an entry is the one that was written is for `verifyAudit`.
      const said = JSON.parse(detail) as Readonly<Record<string, unknown>>;
      return [said['annulment'], { by: accountId, digest: said['digest'] }];
    }),
  );
}

async function verifyApproval(
  { reads, findings }: VerifyContext,
  annulment: Annulment,
  logged: ReadonlyMap<unknown, Logged>,
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
