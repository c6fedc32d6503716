import type { LocalDay } from '../../shared/domain/local-day.ts';
import type { OrganisationChanges } from '../import/plan-import.ts';
import { codeIds } from './code-ids.ts';
import { nameParts } from './name-parts.ts';
import type { StoreTransaction } from './open-store.ts';
import { putUnderParents } from './unit-parents.ts';

/** Writes what an import says anew of entries that are stored already. */
export async function updateOrganisation(
  trx: StoreTransaction,
  changes: OrganisationChanges,
  today: LocalDay,
): Promise<void> {
  await updateUnits(trx, changes, today);
  await updateServicePoints(trx, changes);
  await updateCounters(trx, changes);
  await updateOfficials(trx, changes);
  await updateDuties(trx, changes);
}

async function updateUnits(
  trx: StoreTransaction,
  { units }: OrganisationChanges,
  today: LocalDay,
): Promise<void> {
  for (const unit of units.changed) {
    const { name, kind, validFrom = today, validTo = null } = unit;
    await trx
      .updateTable('units')
      .set({ name, kind, valid_from: validFrom, valid_to: validTo })
      .where('id', '=', unit.id)
      .execute();
  }
  await putUnderParents(trx, units.changed, today);
}

async function updateServicePoints(
  trx: StoreTransaction,
  { servicePoints }: OrganisationChanges,
): Promise<void> {
  const unitIds = await codeIds(trx, 'units');
  for (const { id, name, unitCode } of servicePoints.changed) {
    const unitId = unitIds(unitCode);
    await trx
      .updateTable('service_points')
      .set({ name, unit_id: unitId })
      .where('id', '=', id)
      .execute();
    await trx
      .updateTable('counters')
      .set({ unit_id: unitId })
      .where('service_point_id', '=', id)
      .execute();
  }
}

async function updateCounters(
  trx: StoreTransaction,
  { counters }: OrganisationChanges,
): Promise<void> {
  for (const { id, name, fieldCode, servicePointCode } of counters.changed) {
    const point = await trx
      .selectFrom('service_points')
      .select(['id', 'unit_id'])
      .where('code', '=', servicePointCode)
      .orderBy('valid_from', 'desc')
      .executeTakeFirstOrThrow();
    await trx
      .updateTable('counters')
      .set({
        name,
        field_code: fieldCode ?? null,
        service_point_id: point.id,
        unit_id: point.unit_id,
      })
      .where('id', '=', id)
      .execute();
  }
}

async function updateOfficials(
  trx: StoreTransaction,
  { officials }: OrganisationChanges,
): Promise<void> {
  const unitIds = await codeIds(trx, 'units');
  for (const { id, name, honorific, title, unitCode } of officials.changed) {
    await trx
      .updateTable('officials')
      .set({
        ...nameParts(name),
        honorific: honorific ?? null,
        title: title ?? null,
        unit_id: unitIds(unitCode),
      })
      .where('id', '=', id)
      .execute();
  }
}

async function updateDuties(trx: StoreTransaction, { duties }: OrganisationChanges): Promise<void> {
  const officialIds = await codeIds(trx, 'officials');
  for (const { id, officialCode, endsAtMs } of duties.changed) {
    await trx
      .updateTable('duties')
      .set({ official_id: officialIds(officialCode), ends_at_ms: endsAtMs })
      .where('id', '=', id)
      .execute();
  }
}
