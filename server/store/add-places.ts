import type {
  CounterDraft,
  OfficialDraft,
  ServicePointDraft,
} from '../../shared/api/organisation-places.ts';
import {
  printOpeningHours,
  storedOpeningHours,
} from '../../shared/validation/opening-hours-schema.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { appendAudit } from './audit-log.ts';
import type { PlaceContext } from './change-places.ts';
import { fieldRefusal } from './counter-fields.ts';
import { nameParts } from './name-parts.ts';
import type { Store, StoreTransaction } from './open-store.ts';
import { chosenCode, lockPlaces, type PlaceTable } from './place-codes.ts';
import { heldOn, pointHolder, unitHolder, type PlaceHolder } from './place-holders.ts';
import type { PlaceRefusal } from './place-refusal.ts';
import { inTransaction } from './writing.ts';

type Added = Promise<Result<{ readonly id: string }, PlaceRefusal>>;

/** What every row of a place begins with. */
interface PlaceRow {
  readonly id: string;
  readonly unit_id: string;
  readonly code: string;
  readonly valid_from: string;
  readonly valid_to: string | null;
}

interface Addition {
  readonly table: PlaceTable;
  readonly action: string;
  readonly draft: ServicePointDraft | CounterDraft | OfficialDraft;
  readonly context: PlaceContext;
  readonly holder: (trx: StoreTransaction) => Promise<Result<PlaceHolder, PlaceRefusal>>;
  readonly insert: (trx: StoreTransaction, row: PlaceRow) => Promise<unknown>;
  readonly refuse?: (trx: StoreTransaction) => Promise<PlaceRefusal | undefined>;
}

/** Hours of offices whose hours nobody has said. */
const OFFICE_HOURS = printOpeningHours('');

/** A service point begins at a unit; with the hours of most offices where none are given. */
export function addServicePoint(
  store: Store,
  { unitId, ...draft }: ServicePointDraft & Readonly<{ unitId: string }>,
  context: PlaceContext,
): Added {
  const { name, openingHours = OFFICE_HOURS } = draft;
  return added(store, {
    ...{ table: 'service_points', action: 'service-point.add', draft, context },
    holder: (trx) => unitHolder(trx, unitId, context.scope),
    insert: (trx, row) =>
      trx
        .insertInto('service_points')
        .values({ ...row, name, opening_hours: storedOpeningHours(openingHours) })
        .execute(),
  });
}

/** A counter begins at a service point. */
export function addCounter(
  store: Store,
  { pointId, ...draft }: CounterDraft & Readonly<{ pointId: string }>,
  context: PlaceContext,
): Added {
  const { name, fieldCode = null } = draft;
  return added(store, {
    ...{ table: 'counters', action: 'counter.add', draft, context },
    holder: (trx) => pointHolder(trx, pointId, context.scope),
    refuse: (trx) => fieldRefusal(trx, fieldCode),
    insert: (trx, row) =>
      trx
        .insertInto('counters')
        .values({ ...row, name, service_point_id: pointId, field_code: fieldCode })
        .execute(),
  });
}

/** An official begins to work for a unit; refuses a secondment that ends before it begins. */
export async function addOfficial(
  store: Store,
  { unitId, ...draft }: OfficialDraft & Readonly<{ unitId: string }>,
  context: PlaceContext,
): Added {
  const { name, honorific, title, secondedFrom, secondedTo } = draft;
  if (secondedFrom !== null && secondedTo !== null && secondedTo < secondedFrom) {
    return err({ code: 'ends-before-it-begins', detail: `${secondedFrom} to ${secondedTo}` });
  }
  const seconded = { seconded_from: secondedFrom, seconded_to: secondedTo };
  return added(store, {
    ...{ table: 'officials', action: 'official.add', draft, context },
    holder: (trx) => unitHolder(trx, unitId, context.scope),
    insert: (trx, row) =>
      trx
        .insertInto('officials')
        .values({ ...row, ...nameParts(name), honorific, title, ...seconded })
        .execute(),
  });
}

/** Writes a place and who has added it, all or nothing. It ends when what holds it ends. */
function added(store: Store, addition: Addition): Added {
  const { table, action, draft, context, insert } = addition;
  const { name, code: wanted, validFrom } = draft;
  return inTransaction(store, async (writing) => {
    const { trx } = writing;
    await lockPlaces(writing, table);
    const holder = await addition.holder(trx);
    if (!holder.ok) return holder;
    const { unitId, unitCode, validTo } = holder.value;
    const refusal = heldOn(holder.value, validFrom) ?? (await addition.refuse?.(trx));
    if (refusal !== undefined) return err(refusal);
    const claim = { table, code: wanted, validFrom, unitCode, name, scope: context.scope };
    const code = await chosenCode(trx, claim);
    if (!code.ok) return code;
    const { newId, atMs, accountId } = context;
    const id = newId();
    const days = { valid_from: validFrom, valid_to: validTo };
    await insert(trx, { id, unit_id: unitId, code: code.value, ...days });
    const detail = { ...draft, id, code: code.value, validTo };
    await appendAudit(trx, { id: newId(), atMs, accountId, unitId, action, detail });
    return ok({ id });
  });
}
