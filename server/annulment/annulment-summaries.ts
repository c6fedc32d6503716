import type { AnnulmentSummary } from '../../shared/api/annulments.ts';
import {
  annulmentState,
  proposalEndsAtMs,
  type AnnulmentState,
} from '../../shared/domain/annulment.ts';
import { localMinuteOf } from '../../shared/domain/local-minute.ts';
import { countNotAnnulled, countsOfAnnulments } from '../store/annulled-ratings.ts';
import type { AnnulledCountRow } from '../store/annulment-rows.ts';
import { listAnnulments, type Annulment } from '../store/annulments.ts';
import type { StoreReader } from '../store/open-store.ts';
import type { Scope } from '../store/scope.ts';
import type { AnnulmentPowers } from './annulment-powers.ts';
import { countByAtoms, ratingsCovered } from './covered-ratings.ts';
import { levelsOf, monthsOf } from './window-coverage.ts';

/** Who reads, and what that person may do. */
export interface AnnulmentReader {
  /** Null for the console. */
  readonly accountId: string | null;
  readonly powers: AnnulmentPowers;
  readonly nowMs: number;
}

/** Every proposal within a scope with what became of it, the newest first. */
export async function annulmentSummaries(
  db: StoreReader,
  scope: Scope,
  reader: AnnulmentReader,
): Promise<AnnulmentSummary[]> {
  const annulments = await listAnnulments(db, scope);
  if (annulments.length === 0) return [];
  const known: Known = {
    names: await namesOf(db, annulments),
    fixed: Map.groupBy(
      await countsOfAnnulments(
        db,
        annulments.map(({ id }) => id),
      ),
      ({ annulment_id }) => annulment_id,
    ),
  };
  const summaries: AnnulmentSummary[] = [];
  for (const annulment of annulments) {
    summaries.push(await summaryOf(db, annulment, { reader, known }));
  }
  return summaries;
}

interface Known {
  readonly names: Names;
  readonly fixed: ReadonlyMap<string, readonly AnnulledCountRow[]>;
}

async function summaryOf(
  db: StoreReader,
  annulment: Annulment,
  { reader, known: { names, fixed } }: { readonly reader: AnnulmentReader; readonly known: Known },
): Promise<AnnulmentSummary> {
  const { id, kind, liftsId, unitId, place, reason, explanation, proposedBy } = annulment;
  const { proposedAtMs, decided, lifted } = annulment;
  const history = { proposedAtMs, decision: decided?.decision ?? null, lifted };
  const state = annulmentState(history, reader.nowMs);
  const own = proposedBy === reader.accountId;
  const isOneHand = own || reader.powers.sharesHands(proposedBy, proposedAtMs);
  return {
    ...{ id, kind, liftsId, reason, explanation, proposedAtMs, state, own },
    unit: names.units.get(unitId) ?? { code: unitId, name: unitId },
    place: { kind: place.kind, name: names.places.get(place.id) ?? place.id },
    from: localMinuteOf(annulment.fromMs),
    to: localMinuteOf(annulment.toMs),
    proposedBy: names.people.get(proposedBy) ?? proposedBy,
    endsAtMs: proposalEndsAtMs(proposedAtMs),
    decided: decided && {
      by: names.people.get(decided.by) ?? decided.by,
      atMs: decided.atMs,
      note: decided.note,
    },
    ...(await ratingsOf(db, annulment, { state, reader, fixed })),
    mayDecide: state === 'proposed' && !isOneHand && reader.powers.mayDecide(unitId),
  };
}

type Numbers = Pick<AnnulmentSummary, 'ratings' | 'months' | 'levels' | 'arrivedLater'>;

const NOTHING: Numbers = { ratings: 0, months: [], levels: null, arrivedLater: 0 };

/** What an annulment has covered, or would cover; a lift is about what it takes back. */
async function ratingsOf(
  db: StoreReader,
  annulment: Annulment,
  given: {
    readonly state: AnnulmentState;
    readonly reader: AnnulmentReader;
    readonly fixed: Known['fixed'];
  },
): Promise<Numbers> {
  const { state, reader, fixed } = given;
  const { unitId, kind } = annulment;
  const counts = fixed.get(annulment.liftsId ?? annulment.id) ?? [];
  if (kind === 'annul' && state === 'proposed') {
    const { covered } = await ratingsCovered(db, annulment);
    const levels = reader.powers.seesLevels(unitId) ? await levelsOf(db, covered) : null;
    const months = monthsOf(countByAtoms(covered));
    return { ratings: covered.length, months, levels, arrivedLater: 0 };
  }
  if (state !== 'approved' && state !== 'lifted' && state !== 'proposed') return NOTHING;
  const ratings = counts.reduce((sum, { n }) => sum + n, 0);
  const isInForce = kind === 'annul' && state === 'approved';
  const arrivedLater = isInForce ? await countNotAnnulled(db, annulment) : 0;
  return { ratings, months: monthsOf(counts), levels: null, arrivedLater };
}

interface Names {
  readonly units: ReadonlyMap<string, { readonly code: string; readonly name: string }>;
  readonly places: ReadonlyMap<string, string>;
  readonly people: ReadonlyMap<string, string>;
}

async function namesOf(db: StoreReader, annulments: readonly Annulment[]): Promise<Names> {
  const unitIds = [...new Set(annulments.map(({ unitId }) => unitId))];
  const placeIds = [...new Set(annulments.map(({ place }) => place.id))];
  const people = annulments.flatMap(({ proposedBy, decided }) => [proposedBy, decided?.by ?? '']);
  const units = await db
    .selectFrom('units')
    .select(['id', 'code', 'name'])
    .where('id', 'in', unitIds)
    .execute();
  const accounts = await db
    .selectFrom('accounts')
    .select(['id', 'display_name'])
    .where('id', 'in', [...new Set(people)])
    .execute();
  const placesOf = (table: 'counters' | 'kiosks') =>
    db.selectFrom(table).select(['id', 'name']).where('id', 'in', placeIds).execute();
  const places = [...(await placesOf('counters')), ...(await placesOf('kiosks'))];
  return {
    units: new Map(units.map(({ id, code, name }) => [id, { code, name }])),
    places: new Map(places.map(({ id, name }) => [id, name])),
    people: new Map(accounts.map(({ id, display_name }) => [id, display_name])),
  };
}
