import type { LocalDay } from '../../shared/domain/local-day.ts';
import { isValidOn, type Validity } from '../../shared/domain/validity.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { StoreTransaction } from './open-store.ts';
import type { PlaceRefusal } from './place-refusal.ts';
import { covers, type Scope } from './scope.ts';
import { validityOf } from './unit-history.ts';

/** What a place or an official belongs to: a unit, or a service point of it. */
export interface PlaceHolder extends Validity {
  readonly id: string;
  readonly code: string;
  readonly unitId: string;
  readonly unitCode: string;
}

/** A unit of the scope; what lies elsewhere is not known. */
export async function unitHolder(
  trx: StoreTransaction,
  id: string,
  scope: Scope,
): Promise<Result<PlaceHolder, PlaceRefusal>> {
  const row = await trx.selectFrom('units').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined || !covers(scope, row.id)) return err({ code: 'unknown-unit', detail: id });
  return ok({ id, code: row.code, unitId: id, unitCode: row.code, ...validityOf(row) });
}

/** A service point of the scope; what lies elsewhere is not found. */
export async function pointHolder(
  trx: StoreTransaction,
  id: string,
  scope: Scope,
): Promise<Result<PlaceHolder, PlaceRefusal>> {
  const row = await trx
    .selectFrom('service_points as point')
    .innerJoin('units', 'units.id', 'point.unit_id')
    .select(['point.code', 'point.unit_id', 'point.valid_from', 'point.valid_to'])
    .select('units.code as unit_code')
    .where('point.id', '=', id)
    .executeTakeFirst();
  if (row === undefined || !covers(scope, row.unit_id)) {
    return err({ code: 'not-found', detail: id });
  }
  const { code, unit_id: unitId, unit_code: unitCode } = row;
  return ok({ id, code, unitId, unitCode, ...validityOf(row) });
}

/** Is what holds the place in use on a day? */
export function heldOn(holder: PlaceHolder, day: LocalDay): PlaceRefusal | undefined {
  if (isValidOn(holder, day)) return undefined;
  const code = holder.id === holder.unitId ? 'unit-not-valid' : 'place-not-valid';
  return { code, detail: `${holder.code} on ${day}` };
}
