import type { LocalDay } from '../../shared/domain/local-day.ts';
import { applicableTarget } from '../../shared/domain/target.ts';
import type { ReportTarget } from './figure.ts';
import type { PeriodFacts } from './period-facts.ts';

/**
 * The target that a figure of a unit is held against on a day, usually a period's last; with
 * `fieldCode` that of the field. Null when none applies.
 */
export function targetFor(
  facts: Pick<PeriodFacts, 'targets' | 'organisation'>,
  unitId: string,
  on: Readonly<{ day: LocalDay; fieldCode?: string }>,
): ReportTarget | null {
  const unit = facts.organisation.units.find(({ id }) => id === unitId);
  const scope = unit === undefined ? { unitId } : { unitId, unitKind: unit.kind };
  const target = applicableTarget(facts.targets, { ...scope, ...on });
  if (target === undefined) return null;
  const { operator, valuePercent, legalBasis } = target;
  return { operator, valuePercent, legalBasis };
}
