import type { Kysely } from 'kysely';
import type { DossierFact } from '../../analytics/reports/coverage-table.ts';
import type { Period } from '../../shared/domain/period.ts';
import { monthKeysOf } from '../../shared/domain/period-months.ts';
import { NONE } from './rating-rows.ts';
import type { Database } from './schema.ts';

/**
 * Dossiers of every unit in the months of a period, over all fields: what the unit says of all
 * together where it says it, else the sum of its fields.
 */
export async function loadDossiers(db: Kysely<Database>, period: Period): Promise<DossierFact[]> {
  const rows = await db
    .selectFrom('dossiers')
    .select(['unit_id', 'month', 'field_code', 'n'])
    .where('month', 'in', monthKeysOf(period))
    .execute();
  const groups = Map.groupBy(rows, (row) => `${row.unit_id} ${row.month}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const whole = group.find(({ field_code: field }) => field === NONE);
    const n = whole?.n ?? group.reduce((sum, row) => sum + row.n, 0);
    return [{ unitId: first.unit_id, month: first.month, n }];
  });
}
