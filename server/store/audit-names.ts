import type { AuditPerson } from '../../shared/api/audit-log.ts';
import { printedName } from './duties.ts';
import type { StoreReader } from './store.ts';

/** Accounts that have, or had, a role on some units; null: all accounts. By login. */
export async function auditPeople(
  db: StoreReader,
  unitIds: readonly string[] | null,
): Promise<AuditPerson[]> {
  if (unitIds?.length === 0) return [];
  const query = db
    .selectFrom('accounts')
    .select(['id', 'login', 'display_name as displayName'])
    .orderBy('login');
  if (unitIds === null) return query.execute();
  const there = db.selectFrom('grants').select('account_id').where('unit_id', 'in', unitIds);
  return query.where('id', 'in', there).execute();
}

/** Names of those ids that are a kiosk's, a counter's or an official's. */
export async function namesOfIds(
  db: StoreReader,
  ids: readonly string[],
): Promise<Record<string, string>> {
  if (ids.length === 0) return {};
  const named = (table: 'kiosks' | 'counters') =>
    db.selectFrom(table).select(['id', 'name']).where('id', 'in', ids).execute();
  const officials = await db.selectFrom('officials').selectAll().where('id', 'in', ids).execute();
  const rows = [
    ...(await named('kiosks')),
    ...(await named('counters')),
    ...officials.map((official) => ({ id: official.id, name: printedName(official) })),
  ];
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
}
