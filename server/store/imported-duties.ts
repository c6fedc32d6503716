import { chunksOf } from '../../shared/chunks-of.ts';
import type { OrganisationChanges } from '../import/organisation-changes.ts';
import type { TouchedStretch } from '../ingest/re-attribute.ts';
import { stretchOf } from './change-duties.ts';
import { codeIds } from './code-ids.ts';
import type { StoreTransaction } from './open-store.ts';
import { lockRoster } from './roster-lock.ts';
import type { Writing } from './writing.ts';

/** How many ids one statement asks for. */
const CHUNK = 400;

type Duties = Pick<OrganisationChanges, 'duties'>;

export const touchesDuties = ({ duties }: Duties): boolean =>
  duties.added.length + duties.changed.length > 0;

/** Keeps those away who count by the roster, when the import is going to change it. */
export async function lockForImport(writing: Writing, changes: Duties): Promise<void> {
  if (touchesDuties(changes)) await lockRoster(writing);
}

/** The time that the duties which an import changes spoke of before. */
export async function stretchesBefore(
  trx: StoreTransaction,
  { duties }: Duties,
): Promise<TouchedStretch[]> {
  const ids = duties.changed.map(({ id }) => id);
  const stretches: TouchedStretch[] = [];
  for (const chunk of chunksOf(ids, CHUNK)) {
    const rows = await trx.selectFrom('duties').selectAll().where('id', 'in', chunk).execute();
    stretches.push(...rows.map(stretchOf));
  }
  return stretches;
}

/** The time that an import speaks of, when its counters are stored. */
export async function stretchesSaid(
  trx: StoreTransaction,
  { duties }: Duties,
): Promise<TouchedStretch[]> {
  const said = [...duties.added, ...duties.changed];
  if (said.length === 0) return [];
  const counterIds = await codeIds(trx, 'counters');
  return said.map(({ counterCode, startsAtMs, endsAtMs }) => ({
    ...{ counterId: counterIds(counterCode), startsAtMs, endsAtMs },
  }));
}
