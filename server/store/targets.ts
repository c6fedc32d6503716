import type { Insertable, Kysely, Selectable } from 'kysely';
import type { TargetPreset } from '../../shared/api/target-presets.ts';
import { addDays, parseLocalDay, type LocalDay } from '../../shared/domain/local-day.ts';
import { TARGET_OPERATORS, type Target, type TargetScope } from '../../shared/domain/target.ts';
import { UNIT_KINDS } from '../../shared/domain/unit.ts';
import { isValidOn } from '../../shared/domain/validity.ts';
import type { Database, TargetRow } from './schema.ts';

/** A preset that is put in force. */
export interface PresetChoice {
  readonly preset: TargetPreset;
  /** First day on which it holds. */
  readonly day: LocalDay;
  readonly newId: () => string;
}

/** Every target there ever was, with its validity: `applicableTarget` picks among them. */
export async function loadTargets(db: Kysely<Database>): Promise<Target[]> {
  const rows = await db.selectFrom('targets').selectAll().orderBy('id').execute();
  return rows.map(targetOf);
}

/** Adds one target as it is. */
export async function insertTarget(db: Kysely<Database>, target: Target): Promise<void> {
  await db.insertInto('targets').values(rowOf(target)).execute();
}

/**
 * Ends every target that still holds on the day before, and begins the preset's. What was chosen
 * earlier on the same day keeps its row with a stretch that holds no day.
 */
export async function choosePreset(db: Kysely<Database>, choice: PresetChoice): Promise<void> {
  const { preset, day, newId } = choice;
  await db
    .updateTable('targets')
    .set({ valid_to: addDays(day, -1) })
    .where((row) => row.or([row('valid_to', 'is', null), row('valid_to', '>=', day)]))
    .execute();
  for (const rule of preset.targets) {
    const { legalBasis, key } = preset;
    const validity = { validFrom: day, validTo: null };
    await insertTarget(db, { id: newId(), ...rule, ...validity, legalBasis, preset: key });
  }
}

/**
 * Begins a target. The one of exactly the same scope that holds on its first day ends the day
 * before; answers those that ended so. A planned one that begins later stays and will follow.
 */
export async function beginTarget(db: Kysely<Database>, target: Target): Promise<Target[]> {
  const replaced = (await loadTargets(db)).filter(
    (other) => isValidOn(other, target.validFrom) && isSameScope(other.scope, target.scope),
  );
  for (const { id } of replaced) await endTarget(db, id, addDays(target.validFrom, -1));
  await insertTarget(db, target);
  return replaced;
}

/** Sets the last day of a target; one before its first leaves it no day. */
export async function endTarget(
  db: Kysely<Database>,
  id: string,
  lastDay: LocalDay,
): Promise<void> {
  await db.updateTable('targets').set({ valid_to: lastDay }).where('id', '=', id).execute();
}

const isSameScope = (a: TargetScope, b: TargetScope): boolean =>
  a.unitId === b.unitId && a.unitKind === b.unitKind && a.fieldCode === b.fieldCode;

function targetOf(row: Selectable<TargetRow>): Target {
  return {
    id: row.id,
    operator: oneOf(TARGET_OPERATORS, row.operator),
    valuePercent: row.value_percent,
    scope: scopeOf(row),
    legalBasis: row.legal_basis,
    preset: row.preset,
    validFrom: storedDay(row.valid_from),
    validTo: row.valid_to === null ? null : storedDay(row.valid_to),
  };
}

function scopeOf(row: Selectable<TargetRow>): TargetScope {
  return {
    ...(row.unit_id === null ? {} : { unitId: row.unit_id }),
    ...(row.unit_kind === null ? {} : { unitKind: oneOf(UNIT_KINDS, row.unit_kind) }),
    ...(row.field_code === null ? {} : { fieldCode: row.field_code }),
  };
}

function rowOf(target: Target): Insertable<TargetRow> {
  return {
    id: target.id,
    operator: target.operator,
    value_percent: target.valuePercent,
    unit_id: target.scope.unitId ?? null,
    unit_kind: target.scope.unitKind ?? null,
    field_code: target.scope.fieldCode ?? null,
    legal_basis: target.legalBasis,
    preset: target.preset,
    valid_from: target.validFrom,
    valid_to: target.validTo,
  };
}

/** Rows are written by this file alone: another value means a damaged table. */
function oneOf<Value extends string>(values: readonly Value[], text: string): Value {
  const found = values.find((value) => value === text);
  if (found === undefined) throw new Error(`A target holds '${text}', not ${values.join(', ')}.`);
  return found;
}

function storedDay(text: string): LocalDay {
  const day = parseLocalDay(text);
  if (day === undefined) throw new Error(`A target holds '${text}' instead of a day.`);
  return day;
}
