import type { OrganisationProblem } from '../../shared/api/organisation-problems.ts';
import type { SuccessionRequest, Successor } from '../../shared/api/successions.ts';
import { addDays } from '../../shared/domain/local-day.ts';
import { isValidOn } from '../../shared/domain/validity.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { standsBelow, type UnitHistory } from './unit-history.ts';

/** Why a change of the organisation is refused, and which unit or value is meant. */
export interface OrganisationRefusal {
  readonly code: OrganisationProblem | 'unknown-unit';
  readonly detail: string;
}

type Check = (history: UnitHistory, request: SuccessionRequest) => OrganisationRefusal | undefined;

/** Says whether a succession may be recorded; the first fault, when there is one. */
export function checkSuccession(
  history: UnitHistory,
  request: SuccessionRequest,
): Result<undefined, OrganisationRefusal> {
  for (const check of CHECKS) {
    const refusal = check(history, request);
    if (refusal !== undefined) return err(refusal);
  }
  return ok(undefined);
}

const hasShape: Check = (_history, { kind, predecessorIds, successors }) => {
  const existing = successors.filter(({ is }) => is === 'existing').length;
  const [from, to] = [predecessorIds.length, successors.length];
  const fits = {
    merge: to === 1 && from >= 1 && from + existing >= 2,
    split: from === 1 && to >= 2,
    rename: from === 1 && to === 1 && existing === 0,
    dissolve: from >= 1 && to === 0,
  }[kind];
  return fits ? undefined : { code: 'succession-shape', detail: `${kind}: ${from} to ${to}` };
};

const namesEachOnce: Check = (_history, { predecessorIds, successors }) => {
  const ids = [...predecessorIds, ...existingIds(successors)];
  const twice = ids.find((id, place) => ids.indexOf(id) !== place);
  return twice === undefined ? undefined : { code: 'succession-cycle', detail: twice };
};

const knowsUnits: Check = ({ units }, { predecessorIds, successors }) => {
  const parents = successors.flatMap((one) =>
    one.is === 'new' && one.parentId !== null ? [one.parentId] : [],
  );
  const ids = [...predecessorIds, ...existingIds(successors), ...parents];
  const unknown = ids.find((id) => !units.has(id));
  return unknown === undefined ? undefined : { code: 'unknown-unit', detail: unknown };
};

const hasNoCycle: Check = ({ successions }, { predecessorIds, successors }) => {
  const reached = new Set(existingIds(successors));
  for (const id of reached) {
    for (const { predecessorId, successorId } of successions) {
      if (predecessorId === id && successorId !== null) reached.add(successorId);
    }
  }
  const cycle = predecessorIds.find((id) => reached.has(id));
  return cycle === undefined ? undefined : { code: 'succession-cycle', detail: cycle };
};

const endsOnce: Check = ({ successions }, { predecessorIds }) => {
  const ended = successions.find(({ predecessorId }) => predecessorIds.includes(predecessorId));
  return ended && { code: 'unit-has-heirs', detail: `${ended.predecessorId} on ${ended.onDay}` };
};

const predecessorsStand: Check = ({ units }, { predecessorIds, onDay }) => {
  for (const id of predecessorIds) {
    const unit = units.get(id);
    if (unit === undefined) continue;
    if (onDay <= unit.validFrom) {
      return { code: 'before-unit-began', detail: `${unit.name}: ${unit.validFrom}` };
    }
    if (!isValidOn(unit, addDays(onDay, -1))) {
      return { code: 'unit-not-valid', detail: `${unit.name}: until ${unit.validTo}` };
    }
  }
  return undefined;
};

const successorsStand: Check = ({ units }, { predecessorIds, successors, onDay }) => {
  const parents = successors.flatMap((one) => (one.is === 'new' ? [one.parentId] : []));
  for (const id of [...existingIds(successors), ...parents]) {
    const unit = id === null ? undefined : units.get(id);
    if (unit === undefined) continue;
    if (!isValidOn(unit, onDay) || predecessorIds.includes(unit.id)) {
      return { code: 'unit-not-valid', detail: `${unit.name} on ${onDay}` };
    }
  }
  return undefined;
};

/** What stands below a predecessor comes below its successor, so that one may not stand there. */
const parentsDoNotTurn: Check = (history, { predecessorIds, successors, onDay }) => {
  const above = successors.flatMap((one) => (one.is === 'new' ? [one.parentId] : [one.unitId]));
  const turning = above.find((unitId) =>
    predecessorIds.some(
      (ancestorId) => unitId !== null && standsBelow(history, { unitId, ancestorId, day: onDay }),
    ),
  );
  return turning === undefined || turning === null
    ? undefined
    : { code: 'parent-cycle', detail: turning };
};

const codesAreFree: Check = ({ units }, { predecessorIds, successors, onDay }) => {
  const codes = successors.flatMap((one) => (one.is === 'new' ? [one.code] : []));
  for (const [place, code] of codes.entries()) {
    const holder = [...units.values()].find(
      (unit) =>
        unit.code === code &&
        !predecessorIds.includes(unit.id) &&
        (unit.validTo === null || unit.validTo >= onDay),
    );
    if (holder !== undefined) return { code: 'unit-code-taken', detail: `${code}: ${holder.name}` };
    if (codes.indexOf(code) !== place) return { code: 'unit-code-taken', detail: code };
  }
  return undefined;
};

const sharesFit: Check = (_history, { successors }) => {
  const sum = successors.reduce((total, { share }) => total + (share ?? 0), 0);
  // Thirds do not add up to 1 exactly.
  return sum <= 1 + 1e-9 ? undefined : { code: 'succession-shares', detail: String(sum) };
};

const CHECKS: readonly Check[] = [
  hasShape,
  namesEachOnce,
  knowsUnits,
  hasNoCycle,
  endsOnce,
  predecessorsStand,
  parentsDoNotTurn,
  successorsStand,
  codesAreFree,
  sharesFit,
];

function existingIds(successors: readonly Successor[]): string[] {
  return successors.flatMap((one) => (one.is === 'existing' ? [one.unitId] : []));
}
