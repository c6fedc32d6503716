import type { LocalDay } from '../../shared/domain/local-day.ts';
import type { OrganisationChanges } from '../import/organisation-changes.ts';
import { codeIds } from './code-ids.ts';
import { nameParts } from './name-parts.ts';
import type { StoreTransaction } from './open-store.ts';
import { rowInsert } from './row-insert.ts';
import type { DutyRow, OfficialRow } from './schema.ts';
import { putUnderParents } from './unit-parents.ts';
import type { Writing } from './writing.ts';

type Updating = Pick<Writing, 'trx' | 'insertRows'>;

/** Every id is there: all of them meet the conflict, and no row is new. Far quicker than one by one. */
const OFFICIALS = rowInsert('officials', {
  columns: [
    ...(['id', 'unit_id', 'code', 'family_name', 'given_name'] as const),
    ...(['honorific', 'title', 'valid_from', 'valid_to'] as const),
  ],
  onConflict:
    'on conflict (id) do update set unit_id = excluded.unit_id, ' +
    'family_name = excluded.family_name, given_name = excluded.given_name, ' +
    'honorific = excluded.honorific, title = excluded.title',
});
const DUTIES = rowInsert('duties', {
  columns: ['id', 'counter_id', 'official_id', 'starts_at_ms', 'ends_at_ms'],
  onConflict:
    'on conflict (id) do update set official_id = excluded.official_id, ' +
    'ends_at_ms = excluded.ends_at_ms',
});

/** The statement must say them; the row that is there keeps its own. */
const KEPT = { valid_from: '', valid_to: null, seconded_from: null, seconded_to: null };

/** Writes what an import says anew of entries that are stored already. */
export async function updateOrganisation(
  writing: Updating,
  changes: OrganisationChanges,
  today: LocalDay,
): Promise<void> {
  const { trx } = writing;
  await updateUnits(trx, changes, today);
  await updateServicePoints(trx, changes);
  await updateCounters(trx, changes);
  await updateOfficials(writing, changes);
  await updateDuties(writing, changes);
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
  { trx, insertRows }: Updating,
  { officials }: OrganisationChanges,
): Promise<void> {
  const unitIds = await codeIds(trx, 'units');
  const rows = officials.changed.map(
    ({ id, code, name, honorific, title, unitCode }): OfficialRow => ({
      ...{ id, code, ...nameParts(name), unit_id: unitIds(unitCode) },
      ...{ honorific: honorific ?? null, title: title ?? null },
      ...KEPT,
    }),
  );
  await insertRows(trx, OFFICIALS, rows);
}

async function updateDuties(
  { trx, insertRows }: Updating,
  { duties }: OrganisationChanges,
): Promise<void> {
  const officialIds = await codeIds(trx, 'officials');
  const counterIds = await codeIds(trx, 'counters');
  const rows = duties.changed.map((duty): DutyRow => ({
    id: duty.id,
    counter_id: counterIds(duty.counterCode),
    official_id: officialIds(duty.officialCode),
    starts_at_ms: duty.startsAtMs,
    ends_at_ms: duty.endsAtMs,
  }));
  await insertRows(trx, DUTIES, rows);
}
