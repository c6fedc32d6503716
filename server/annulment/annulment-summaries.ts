import type { Annulments, AnnulmentSummary } from '../../shared/api/annulments.ts';
import { proposalEndsAtMs } from '../../shared/domain/annulment.ts';
import { localMinuteOf } from '../../shared/domain/local-minute.ts';
import { countsOfAnnulments } from '../store/annulled-ratings.ts';
import type { AnnulledCountRow } from '../store/annulment-rows.ts';
import { listAnnulments, type Annulment } from '../store/annulments.ts';
import type { StoreReader } from '../store/open-store.ts';
import type { Scope } from '../store/scope.ts';
import { annulmentNumbers } from './annulment-numbers.ts';
import type { AnnulmentPowers } from './annulment-powers.ts';
import { stateOf } from './state-of.ts';

/** Who reads, and what that person may do. */
export interface AnnulmentReader {
  /** Null for the console. */
  readonly accountId: string | null;
  readonly powers: AnnulmentPowers;
  /** From how many ratings on a counter's figure may be shown. */
  readonly fewerThan: number;
  readonly nowMs: number;
}

/** Proposals with what became of them, the newest first. */
export type AnnulmentPage = Pick<Annulments, 'annulments' | 'olderBefore'>;

/** Proposals on one page: each that waits is counted anew. */
const PAGE = 50;

/** A page of the proposals within a scope; `before`: as the page in front of it said. */
export async function annulmentSummaries(
  db: StoreReader,
  scope: Scope,
  { before, ...reader }: AnnulmentReader & { readonly before?: string | undefined },
): Promise<AnnulmentPage> {
  const found = await listAnnulments(db, scope, { before, limit: PAGE + 1 });
  const page = found.slice(0, PAGE);
  const known = await knownOf(db, page);
  const annulments: AnnulmentSummary[] = [];
  for (const annulment of page) annulments.push(await summaryOf(db, annulment, { reader, known }));
  return { annulments, olderBefore: found.length > PAGE ? (page.at(-1)?.id ?? null) : null };
}

async function knownOf(db: StoreReader, page: readonly Annulment[]): Promise<Known> {
  if (page.length === 0) {
    const none = new Map<string, never>();
    return { names: { units: none, places: none, people: none }, fixed: none };
  }
  const ids = page.flatMap(({ id, liftsId }) => (liftsId === null ? [id] : [id, liftsId]));
  return {
    names: await namesOf(db, page),
    fixed: Map.groupBy(await countsOfAnnulments(db, ids), ({ annulment_id }) => annulment_id),
  };
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
  const { proposedAtMs, decided } = annulment;
  const own = proposedBy === reader.accountId;
  const { powers, nowMs, fewerThan } = reader;
  const state = stateOf(annulment, nowMs);
  const isOneHand = own || powers.sharesHands(proposedBy, proposedAtMs);
  const mayDecide = state === 'proposed' && !isOneHand && powers.mayDecide(unitId);
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
    ...(await annulmentNumbers(db, annulment, {
      ...{ state, mayDecide, fixed },
      reader: { seesSingle: powers.seesSingle(unitId), fewerThan },
    })),
    mayDecide,
  };
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
