import { periodRange } from '../../shared/domain/period.ts';
import { figureOf } from './figure-of.ts';
import type { ReleasedCounts } from './figure-of.ts';
import type { Figure } from './figure.ts';
import { NOBODY } from './period-facts.ts';
import type { BySpan, CounterFact, OfficialFact, PeriodFacts } from './period-facts.ts';
import type { CounterRow, OfficialRow, ServicePointRow } from './period-report.ts';
import { bySpan, NEVER_COUNTED, releasedRows, talliesBySpan, totalsOf } from './released-rows.ts';
import { compareNames, comparePersons } from './sort-names.ts';
import { targetFor } from './target-for.ts';

type Released = ReadonlyMap<string, BySpan<ReleasedCounts>>;

/** Rows by service point; they add up to `own`, the unit without its descendants. */
export function servicePointRows(
  facts: PeriodFacts,
  own: BySpan<ReleasedCounts>,
): ServicePointRow[] {
  const released = releasedServicePoints(facts, own);
  return sortedServicePoints(facts)
    .map((place) => ({ place, figure: placeFigure(facts, released, place.id) }))
    .filter(({ place, figure }) => place.listed || figure.kind !== 'empty')
    .map(({ place: { code, name }, figure }) => ({ servicePoint: { code, name }, figure }));
}

/** Rows by counter; those of one service point add up to it, and are withheld when it is. */
export function counterRows(facts: PeriodFacts, own: BySpan<ReleasedCounts>): CounterRow[] {
  const servicePoints = releasedServicePoints(facts, own);
  return sortedServicePoints(facts).flatMap((servicePoint) => {
    const counters = facts.organisation.counters
      .filter(({ servicePointId }) => servicePointId === servicePoint.id)
      .toSorted((a, b) => compareNames(a.name, b.name));
    const released = releasedRows({
      keys: counters.map(({ id }) => id),
      tallies: talliesBySpan(facts.period, facts.counts.places, (row) =>
        counters.some(({ id }) => id === row.counterId) ? row.counterId : undefined,
      ),
      rule: { fewerThan: facts.office.thresholds.counter },
      total: totalsOf(servicePoints.get(servicePoint.id) ?? NEVER_COUNTED),
    });
    return counters
      .map((counter) => ({ counter, figure: placeFigure(facts, released, counter.id) }))
      .filter(({ counter, figure }) => counter.listed || figure.kind !== 'empty')
      .map(({ counter, figure }) => ({
        counter: { code: counter.code, name: counter.name },
        servicePointCode: servicePoint.code,
        servicePointName: servicePoint.name,
        fieldName: fieldNameOf(facts, counter),
        figure,
      }));
  });
}

/** Rows by named official, whoever was rated; they add up to `own`. Nobody on duty comes last. */
export function officialRows(facts: PeriodFacts, own: BySpan<ReleasedCounts>): OfficialRow[] {
  const { thresholds } = facts.office;
  const officials = facts.organisation.officials.toSorted(comparePersons);
  const released = releasedRows({
    keys: officials.map(({ id }) => id),
    tallies: talliesBySpan(facts.period, facts.counts.places, ({ officialId }) => officialId),
    days: daysOf(facts),
    rule: { fewerThan: thresholds.official, fewerThanDays: thresholds.officialDays },
    total: totalsOf(own),
  });
  const rows = officials.map((official): OfficialRow => ({
    official: reportOfficial(official),
    figure: placeFigure(facts, released, official.id),
  }));
  const nobody = { official: null, figure: placeFigure(facts, released, NOBODY) };
  return [...rows, nobody].filter(({ figure }) => figure.kind !== 'empty');
}

function releasedServicePoints(facts: PeriodFacts, own: BySpan<ReleasedCounts>): Released {
  const servicePointOf = new Map(
    facts.organisation.counters.map(({ id, servicePointId }) => [id, servicePointId]),
  );
  return releasedRows({
    keys: facts.organisation.servicePoints.map(({ id }) => id),
    tallies: talliesBySpan(
      facts.period,
      facts.counts.places,
      ({ counterId }) => servicePointOf.get(counterId) ?? '',
    ),
    rule: { fewerThan: facts.office.thresholds.counter },
    total: totalsOf(own),
  });
}

/** Nobody is not a person: the rule about days does not ask for that row. */
function daysOf(facts: PeriodFacts): BySpan<ReadonlyMap<string, number>> {
  return bySpan((span) => {
    const days = facts.counts.officialDays.map((row) => [row.officialId, row.days[span]] as const);
    return new Map([...days, [NOBODY, Infinity] as const]);
  });
}

function placeFigure(facts: PeriodFacts, released: Released, key: string): Figure {
  const { lastDay } = periodRange(facts.period);
  const target = targetFor(facts, facts.unitId, { day: lastDay });
  return figureOf({ released: released.get(key) ?? NEVER_COUNTED, target, rules: facts.office });
}

function sortedServicePoints(facts: PeriodFacts) {
  return facts.organisation.servicePoints.toSorted((a, b) => compareNames(a.name, b.name));
}

function fieldNameOf(facts: PeriodFacts, { fieldCode }: CounterFact) {
  return facts.organisation.fields.find(({ code }) => code === fieldCode)?.name ?? null;
}

function reportOfficial({ code, familyName, givenName, honorific, title }: OfficialFact) {
  return { code, name: `${familyName} ${givenName}`.trim(), honorific, title };
}
