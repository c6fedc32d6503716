import { allows, type Role } from '../../shared/domain/role.ts';
import { isWhole } from '../../shared/domain/succession.ts';
import { activeGrants, type Grant } from '../store/grants.ts';
import type { StoreReader } from '../store/open-store.ts';
import { covers, scopeUnder } from '../store/scope.ts';
import { loadSuccessions } from '../store/successions.ts';
import { sharedHandsOf, type SharesHands } from './shared-hands.ts';

/** What one account may do about the ratings of a unit. */
export interface AnnulmentPowers {
  /** May it decide? Not who is judged by the figure: see `powersOf`. */
  readonly mayDecide: (unitId: string) => boolean;
  /** May it take a proof, and so see single ratings? */
  readonly seesSingle: (unitId: string) => boolean;
  /** Who shares hands with the proposer is no second person, and cannot decide. */
  readonly sharesHands: SharesHands;
}

/** Who holds one of these on a unit is judged by its figures, or named in them. */
const JUDGED: readonly Role[] = ['manager', 'official'];

/**
 * Decided is from above: a role on the rated unit itself, or on the one that it became, is not
 * enough, and whoever also leads that unit or serves in it stays out. The whole tree has nobody
 * above it.
 */
export async function powersOf(
  db: StoreReader,
  accountId: string,
  nowMs: number,
): Promise<AnnulmentPowers> {
  const grants = await activeGrants(db, accountId, nowMs);
  const heirs = await heirsOf(db);
  const scopeOf = (some: readonly Grant[]) =>
    scopeUnder(
      db,
      some.map(({ unitId }) => unitId),
    );
  const seeing = await scopeOf(grants.filter(({ role }) => allows(role, 'prove')));
  const deciding = grants.filter(({ role }) => allows(role, 'decide-annulment'));
  const reaches = await Promise.all(
    deciding.map(async (grant) => ({ root: grant.unitId, scope: await scopeOf([grant]) })),
  );
  const judged = new Set(
    grants.filter(({ role }) => JUDGED.includes(role)).map(({ unitId }) => unitId),
  );
  return {
    mayDecide: (unitId) => {
      const rated = heirs(unitId);
      if (rated.some((id) => judged.has(id))) return false;
      return reaches.some(
        ({ root, scope }) => covers(scope, unitId) && (root === null || !rated.includes(root)),
      );
    },
    seesSingle: (unitId) => covers(seeing, unitId),
    sharesHands: await sharedHandsOf(db, accountId),
  };
}

/** A unit and those that it lives on in wholly. */
async function heirsOf(db: StoreReader): Promise<(unitId: string) => string[]> {
  const whole = (await loadSuccessions(db)).filter(isWhole);
  const successors = new Map(
    whole.map(({ predecessorId, successorId }) => [predecessorId, successorId]),
  );
  return (unitId) => {
    const found = [unitId];
    let next = successors.get(unitId) ?? null;
    for (; next !== null && !found.includes(next); next = successors.get(next) ?? null) {
      found.push(next);
    }
    return found;
  };
}
