import type { Figure } from './figure.ts';
import type { PeriodFacts } from './period-facts.ts';
import type { ReasonRow, ReasonTable } from './period-report.ts';

/** The reasons of the period, most frequent first, shares of the ratings of level 3 and below. */
export function reasonTable(facts: PeriodFacts, overall: Figure): ReasonTable {
  const { thresholds } = facts.office;
  switch (overall.kind) {
    case 'empty':
      return { kind: 'empty' };
    case 'hidden':
      return { kind: 'hidden', fewerThan: thresholds.unit };
    case 'coarse':
      return overall.share === 'above-90'
        ? { kind: 'empty' }
        : { kind: 'hidden', fewerThan: thresholds.exactShare };
    case 'shown': {
      const base = overall.n - overall.satisfied;
      if (base === 0) return { kind: 'empty' };
      if (base < thresholds.unit) return { kind: 'hidden', fewerThan: thresholds.unit };
      return { kind: 'shown', base, rows: reasonRows(facts, base) };
    }
  }
}

function reasonRows(facts: PeriodFacts, base: number): ReasonRow[] {
  const known = new Map(facts.organisation.reasons.map((reason) => [reason.code, reason]));
  return facts.counts.reasons
    .filter(({ n }) => n > 0)
    .toSorted((a, b) => b.n - a.n || (a.reasonCode < b.reasonCode ? -1 : 1))
    .map(({ reasonCode: code, n: count }) => ({
      // A reason that no questionnaire knows any more prints its code.
      reason: known.get(code) ?? { code, wording: { vi: code, en: code }, factor: null },
      count,
      share: count / base,
    }));
}
