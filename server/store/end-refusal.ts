import { formatDay } from '../../analytics/reports/format.ts';
import type { PlaceEnd } from '../../shared/api/organisation-places.ts';
import type { LocalDay } from '../../shared/domain/local-day.ts';
import type { Validity } from '../../shared/domain/validity.ts';
import { dutyRefusal, kioskRefusal } from './end-blockers.ts';
import type { StoreTransaction } from './open-store.ts';
import { codeRefusal, type PlaceTable } from './place-codes.ts';
import { pointHolder, unitHolder } from './place-holders.ts';
import type { PlaceRefusal } from './place-refusal.ts';
import type { Scope } from './scope.ts';
import { validityOf } from './unit-history.ts';

/** A place or an official as it is before its end is written. */
export interface Place extends Validity {
  readonly table: PlaceTable;
  readonly id: string;
  readonly unitId: string;
  readonly code: string;
}

interface Ending extends PlaceEnd {
  readonly place: Place;
  readonly scope: Scope;
}

/** Why the last day of a place cannot be the one that is asked for; undefined when it can. */
export async function endRefusal(
  trx: StoreTransaction,
  ending: Ending,
): Promise<PlaceRefusal | undefined> {
  const { place, validTo, scope } = ending;
  if (validTo !== null && validTo < place.validFrom) {
    return { code: 'ends-before-it-begins', detail: `${place.validFrom} to ${validTo}` };
  }
  const isLonger = place.validTo !== null && (validTo === null || validTo > place.validTo);
  if (isLonger) return longerRefusal(trx, ending);
  return validTo === null ? undefined : shorterRefusal(trx, { place, lastDay: validTo, scope });
}

/** Nothing goes on longer than what holds it, and no code is held twice. */
async function longerRefusal(
  trx: StoreTransaction,
  { place, validTo, scope }: Ending,
): Promise<PlaceRefusal | undefined> {
  const { table, id, unitId, code, validFrom } = place;
  const holder = await (table === 'counters'
    ? pointHolder(trx, await pointOf(trx, id), scope)
    : unitHolder(trx, unitId, scope));
  if (!holder.ok) return holder.error;
  const { validTo: last } = holder.value;
  if (last !== null && (validTo === null || validTo > last)) {
    const refused = table === 'counters' ? 'place-not-valid' : 'unit-not-valid';
    return { code: refused, detail: `${holder.value.code} until ${last}` };
  }
  return codeRefusal(trx, { table, code, validFrom, exceptId: id, scope });
}

async function pointOf(trx: StoreTransaction, counterId: string): Promise<string> {
  const row = await trx
    .selectFrom('counters')
    .select('service_point_id')
    .where('id', '=', counterId)
    .executeTakeFirstOrThrow();
  return row.service_point_id;
}

/** A kiosk, duty or a counter that begins later keeps a place open. */
async function shorterRefusal(
  trx: StoreTransaction,
  { place, lastDay, scope }: Readonly<{ place: Place; lastDay: LocalDay; scope: Scope }>,
): Promise<PlaceRefusal | undefined> {
  const { table, id } = place;
  if (table === 'officials') {
    return dutyRefusal(trx, { column: 'official_id', ids: [id], lastDay, scope });
  }
  const counters = table === 'counters' ? [] : await countersBeyond(trx, id, lastDay);
  const later = counters.filter(({ valid_from }) => valid_from > lastDay);
  if (later.length > 0) {
    const lines = later.map((row) => `${row.name} · ${formatDay(validityOf(row).validFrom)}`);
    const issues = lines.map((message) => ({ path: '', message }));
    return { code: 'counter-begins-later', detail: `${later.length} after ${lastDay}`, issues };
  }
  const ids = table === 'counters' ? [id] : counters.map((counter) => counter.id);
  const refused = await kioskRefusal(trx, ids);
  return refused ?? dutyRefusal(trx, { column: 'counter_id', ids, lastDay, scope });
}

/** Counters of a service point that are in use after a day. */
function countersBeyond(trx: StoreTransaction, pointId: string, lastDay: LocalDay) {
  return trx
    .selectFrom('counters')
    .select(['id', 'name', 'valid_from', 'valid_to'])
    .where('service_point_id', '=', pointId)
    .where((row) => row.or([row('valid_to', 'is', null), row('valid_to', '>', lastDay)]))
    .execute();
}
