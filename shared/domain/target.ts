import type { SatisfactionCounts } from './level.ts';
import type { LocalDay } from './local-day.ts';
import type { UnitKind } from './unit.ts';
import { isValidOn } from './validity.ts';
import type { Validity } from './validity.ts';

/** "Trên 80%" is '>', "tối thiểu 90%" is '>='. The law uses both, and 80/100 tells them apart. */
export type TargetOperator = '>' | '>=';

export const TARGET_OPERATORS = ['>', '>='] as const satisfies readonly TargetOperator[];

/** What a target is about; what is left out is not restricted. */
export type TargetScope = Readonly<{
  unitId?: string;
  unitKind?: UnitKind;
  fieldCode?: string;
}>;

/**
 * A satisfaction target. `valuePercent` is 0 to 100 with at most two decimals; `legalBasis` quotes
 * the document that sets it; `preset` names the shipped set it came from, null when typed in.
 */
export type Target = Validity &
  Readonly<{
    id: string;
    operator: TargetOperator;
    valuePercent: number;
    scope: TargetScope;
    legalBasis: string;
    preset: string | null;
  }>;

export type TargetRule = Pick<Target, 'operator' | 'valuePercent'>;

/** The figure a target is sought for; without `fieldCode` it is the one over all fields. */
export type TargetQuery = TargetScope & Readonly<{ day: LocalDay }>;

/**
 * Does a share reach the target by its operator? Counts are compared as whole numbers, so 80 of
 * 100 is exactly 80%: it fails '> 80' and passes '>= 80'. A bare share (0 to 1, as an interval's
 * bound) is compared with value / 100 and never multiplied: 0.07 * 100 > 7 in floating point.
 */
export function meetsTarget(share: number | SatisfactionCounts, target: TargetRule): boolean {
  const basisPoints = toBasisPoints(target.valuePercent);
  if (typeof share === 'number') {
    if (!(share >= 0 && share <= 1)) {
      throw new RangeError(`meetsTarget requires a share 0 to 1, got ${share}`);
    }
    return reaches(share, basisPoints / 10_000, target.operator);
  }
  const { satisfied, n } = share;
  if (!isWhole(satisfied) || !isWhole(n) || n < 1 || satisfied > n) {
    throw new RangeError(
      `meetsTarget requires whole 0 ≤ satisfied ≤ n and n ≥ 1, got ${satisfied} of ${n}`,
    );
  }
  return reaches(satisfied * 10_000, basisPoints * n, target.operator);
}

/**
 * The target that holds for a figure on a day: the most specific of those valid whose every named
 * restriction fits. Specific means, in this order: names the field; names the unit; names the kind
 * of unit. The field comes first because documents set it as an exception within a general target
 * ("tối thiểu 90%, trong đó đất đai tối thiểu 85%"). Between equals the later `validFrom` wins,
 * then the smaller id. A target on a unit does not reach the units below it.
 */
export function applicableTarget(
  targets: readonly Target[],
  query: TargetQuery,
): Target | undefined {
  return targets
    .filter((target) => isValidOn(target, query.day) && fits(target.scope, query))
    .reduce<Target | undefined>(
      (best, target) => (best === undefined || isPreferred(target, best) ? target : best),
      undefined,
    );
}

function fits(scope: TargetScope, query: TargetQuery): boolean {
  return (
    (scope.unitId === undefined || scope.unitId === query.unitId) &&
    (scope.unitKind === undefined || scope.unitKind === query.unitKind) &&
    (scope.fieldCode === undefined || scope.fieldCode === query.fieldCode)
  );
}

function isPreferred(a: Target, b: Target): boolean {
  const bySpecificity = specificity(a.scope) - specificity(b.scope);
  if (bySpecificity !== 0) return bySpecificity > 0;
  if (a.validFrom !== b.validFrom) return a.validFrom > b.validFrom;
  return a.id < b.id;
}

function specificity(scope: TargetScope): number {
  return (
    (scope.fieldCode === undefined ? 0 : 4) +
    (scope.unitId === undefined ? 0 : 2) +
    (scope.unitKind === undefined ? 0 : 1)
  );
}

function reaches(value: number, goal: number, operator: TargetOperator): boolean {
  return operator === '>' ? value > goal : value >= goal;
}

/** Hundredths of a percent, whole: the unit in which a target's value is exact. */
function toBasisPoints(valuePercent: number): number {
  const basisPoints = Math.round(valuePercent * 100);
  if (!(valuePercent >= 0 && valuePercent <= 100) || basisPoints / 100 !== valuePercent) {
    throw new RangeError(
      `a target requires 0 to 100 percent with at most two decimals, got ${valuePercent}`,
    );
  }
  return basisPoints;
}

function isWhole(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}
