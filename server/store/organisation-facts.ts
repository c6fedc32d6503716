import type { Kysely } from 'kysely';
import { spansOfAtoms } from '../../analytics/reports/compared-periods.ts';
import {
  NOBODY,
  type CountFacts,
  type OfficialFact,
  type OrganisationFacts,
  type ReasonFact,
} from '../../analytics/reports/period-facts.ts';
import { periodRange, type Period } from '../../shared/domain/period.ts';
import { OVERALL, type Questionnaire } from '../../shared/domain/questionnaire.ts';
import {
  loadCounters,
  loadFields,
  loadOfficials,
  loadQuestionnaires,
  loadServicePoints,
  type UnitsOfPeriod,
} from './organisation.ts';
import type { Database } from './schema.ts';

export interface OrganisationQuery extends UnitsOfPeriod {
  readonly period: Period;
  /** The unit of the report and its predecessors. */
  readonly unitIds: readonly string[];
}

/** The names that the tables of a period report print, but for those of officials. */
export async function loadOrganisationFacts(
  db: Kysely<Database>,
  { period, units, history, unitIds }: OrganisationQuery,
): Promise<Omit<OrganisationFacts, 'officials'>> {
  const range = periodRange(period);
  const questionnaires = await loadQuestionnaires(db);
  return {
    units,
    history,
    servicePoints: await loadServicePoints(db, range, unitIds),
    counters: await loadCounters(db, range, unitIds),
    fields: await loadFields(db),
    factorItems: factorItemsOf(questionnaires),
    reasons: reasonsOf(questionnaires),
  };
}

/** Officials whom the counts name: a rated one may have moved to a unit beyond the report. */
export const loadRatedOfficials = (
  db: Kysely<Database>,
  { period, places }: Pick<CountFacts, 'places'> & { readonly period: Period },
): Promise<OfficialFact[]> => loadOfficials(db, officialsIn({ places }, period));

function officialsIn({ places }: Pick<CountFacts, 'places'>, period: Period): string[] {
  const spans = spansOfAtoms(period);
  const rated = places.filter(({ atom }) => spans.get(atom)?.includes('current'));
  const ids = new Set(rated.map(({ officialId }) => officialId));
  ids.delete(NOBODY);
  return [...ids];
}

/** The overall item rates the official as a whole and stands in every table but this one. */
function factorItemsOf(questionnaires: readonly Questionnaire[]) {
  return questionnaires
    .flatMap(({ items }) => items)
    .flatMap(({ code, factor }) => (factor === null || code === OVERALL ? [] : [{ code, factor }]));
}

/** The newest wording of each reason. */
function reasonsOf(questionnaires: readonly Questionnaire[]): ReasonFact[] {
  const byCode = new Map(
    questionnaires
      .flatMap(({ reasons }) => reasons)
      .map(({ code, wording, factor }) => [code, { code, wording, factor }]),
  );
  return [...byCode.values()];
}
