import type { Kysely } from 'kysely';
import { SUCCESSION_KINDS, type Succession } from '../../shared/domain/succession.ts';
import type { Database } from './schema.ts';
import { storedDay } from './stored-day.ts';

/** Every succession, the earliest first. */
export async function loadSuccessions(db: Kysely<Database>): Promise<Succession[]> {
  const rows = await db
    .selectFrom('unit_successions')
    .selectAll()
    .orderBy('on_day')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    predecessorId: row.predecessor_id,
    successorId: row.successor_id,
    kind: kindOf(row.kind),
    onDay: storedDay(row.on_day),
    legalBasis: row.legal_basis,
    share: row.share,
  }));
}

function kindOf(text: string): Succession['kind'] {
  const kind = SUCCESSION_KINDS.find((known) => known === text);
  if (kind === undefined) throw new Error(`A succession is of the kind '${text}'.`);
  return kind;
}
