import { FACTORS } from '../../shared/domain/factor.ts';
import type { Localized } from '../../shared/domain/language.ts';
import { periodRange } from '../../shared/domain/period.ts';
import { OVERALL } from '../../shared/domain/questionnaire.ts';
import { figureOf } from './figure-of.ts';
import type { ReleasedCounts } from './figure-of.ts';
import { NOBODY } from './period-facts.ts';
import type { BySpan, PeriodFacts } from './period-facts.ts';
import type { FactorRow, FieldRow } from './period-report.ts';
import { bySpan, NEVER_COUNTED, releasedRows, talliesBySpan, totalsOf } from './released-rows.ts';
import { compareNames } from './sort-names.ts';
import { targetFor } from './target-for.ts';

/** Rows by field, whichever was rated, each against its own target; they add up to `overall`. */
export function fieldRows(facts: PeriodFacts, overall: BySpan<ReleasedCounts>): FieldRow[] {
  const fields = facts.organisation.fields.toSorted((a, b) => compareNames(a.name.vi, b.name.vi));
  const released = releasedRows({
    keys: fields.map(({ code }) => code),
    tallies: talliesBySpan(facts.period, facts.counts.items, (row) =>
      row.itemCode === OVERALL ? row.fieldCode : undefined,
    ),
    rule: { fewerThan: facts.office.thresholds.unit },
    total: totalsOf(overall),
  });
  const figure = (code: string) =>
    figureOf({
      released: released.get(code) ?? NEVER_COUNTED,
      target: fieldTarget(facts, code),
      rules: facts.office,
    });
  const rows = fields.map((field): FieldRow => ({ field, figure: figure(field.code) }));
  const none = { field: null, figure: figure(NOBODY) };
  return [
    ...rows,
    ...unnamedFields(facts).map((field) => ({ field, figure: figure(field.code) })),
    none,
  ].filter((row) => row.figure.kind !== 'empty');
}

/**
 * Rows by factor, from the answers to the items of that factor, in the order of the method. No
 * target is set on a factor. Answers to different items do not add up to a total.
 */
export function factorRows(facts: PeriodFacts, overall: BySpan<ReleasedCounts>): FactorRow[] {
  const factorOf = new Map(
    facts.organisation.factorItems.map(({ code, factor }) => [code, factor]),
  );
  const totals = totalsOf(overall);
  const released = releasedRows({
    keys: FACTORS,
    tallies: talliesBySpan(facts.period, facts.counts.items, ({ itemCode }) =>
      factorOf.get(itemCode),
    ),
    rule: { fewerThan: facts.office.thresholds.unit },
    total: bySpan((span) => (totals[span] === 'published' ? 'none' : 'withheld')),
  });
  return FACTORS.map((factor) => ({
    factor,
    figure: figureOf({
      released: released.get(factor) ?? NEVER_COUNTED,
      target: null,
      rules: facts.office,
    }),
  }));
}

function fieldTarget(facts: PeriodFacts, fieldCode: string) {
  const { lastDay } = periodRange(facts.period);
  const on = fieldCode === NOBODY ? { day: lastDay } : { day: lastDay, fieldCode };
  return targetFor(facts, facts.unitId, on);
}

/** A field that was rated and is no longer in the list prints its code. */
function unnamedFields(facts: PeriodFacts): { code: string; name: Localized }[] {
  const named = new Set([NOBODY, ...facts.organisation.fields.map(({ code }) => code)]);
  const counted = new Set(facts.counts.items.map(({ fieldCode }) => fieldCode));
  const codes = [...counted].filter((code) => !named.has(code));
  return codes.sort().map((code) => ({ code, name: { vi: code, en: code } }));
}
