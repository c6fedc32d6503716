import type { StoreReader } from './open-store.ts';

/** An official for whom an account holds the role, with the unit that the official belongs to. */
export interface OwnOfficialRow {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly unitCode: string;
  readonly unitName: string;
}

/** Whose figures an account may see: roles that are agreed to, not ended, not run out. */
export async function ownOfficials(
  db: StoreReader,
  accountId: string,
  nowMs: number,
): Promise<OwnOfficialRow[]> {
  const rows = await db
    .selectFrom('grants')
    .innerJoin('officials', 'officials.id', 'grants.official_id')
    .innerJoin('units', 'units.id', 'officials.unit_id')
    .where('grants.account_id', '=', accountId)
    .where('grants.role', '=', 'official')
    .where('grants.approved_by', 'is not', null)
    .where('grants.ended_at_ms', 'is', null)
    .where((eb) => eb.or([eb('expires_at_ms', 'is', null), eb('expires_at_ms', '>', nowMs)]))
    .select(['officials.id', 'officials.code', 'officials.family_name', 'officials.given_name'])
    .select(['units.code as unitCode', 'units.name as unitName'])
    .distinct()
    .orderBy('officials.id')
    .execute();
  return rows.map(({ family_name, given_name, ...row }) => ({
    ...row,
    name: `${family_name} ${given_name}`.trim(),
  }));
}

/** Is there an official of this id who belongs to the unit? */
export async function isOfficialOf(
  db: StoreReader,
  officialId: string,
  unitId: string,
): Promise<boolean> {
  const row = await db
    .selectFrom('officials')
    .select('id')
    .where('id', '=', officialId)
    .where('unit_id', '=', unitId)
    .executeTakeFirst();
  return row !== undefined;
}
