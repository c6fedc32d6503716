import type { DutyChange, DutyChanged, DutyDraft } from '../../shared/api/duties.ts';
import { localMinuteStartMs } from '../../shared/domain/local-minute.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { reAttribute, type TouchedStretch } from '../ingest/re-attribute.ts';
import { appendAudit } from './audit-log.ts';
import type { PlaceContext } from './change-places.ts';
import { checkDuty, type DutyRefused } from './check-duty.ts';
import { correctKioskDuty, findKioskDuty, seatOfKey } from './kiosk-duties.ts';
import type { Store, StoreTransaction } from './open-store.ts';
import type { StandingDuty } from './overlapping-duty.ts';
import { lockRoster } from './roster-lock.ts';
import type { DutyRow } from './schema.ts';
import { covers } from './scope.ts';
import { inTransaction, type Writing } from './writing.ts';

type Changed = Promise<Result<DutyChanged, DutyRefused>>;

/** A stretch of duty before and after; null where there was or is none. */
interface Step {
  readonly before: StandingDuty | null;
  readonly after: DutyRow | null;
}

/** Puts an official on duty. Whatever was rated in that time is from then on a rating of theirs. */
export function addDuty(store: Store, draft: DutyDraft, context: PlaceContext): Changed {
  const after = { id: context.newId(), counter_id: draft.counterId, ...timesOf(draft) };
  return change(store, context, () => Promise.resolve({ before: null, after }));
}

/** Another official or another time; the counter stays. */
export function changeDuty(
  store: Store,
  { id, ...said }: DutyChange & Readonly<{ id: string }>,
  context: PlaceContext,
): Changed {
  return change(store, context, async (trx) => {
    const before = await dutyOf(trx, id);
    if (before === undefined) return { missing: id };
    return { before, after: { id, counter_id: before.counter_id, ...timesOf(said) } };
  });
}

/** Takes a stretch away: what was rated in it keeps its counter and has no official. */
export function removeDuty(store: Store, id: string, context: PlaceContext): Changed {
  return change(store, context, async (trx) => {
    const before = await dutyOf(trx, id);
    return before === undefined ? { missing: id } : { before, after: null };
  });
}

const timesOf = ({ officialId, from, to }: DutyChange) => ({
  official_id: officialId,
  starts_at_ms: localMinuteStartMs(from),
  ends_at_ms: localMinuteStartMs(to),
});

async function dutyOf(trx: StoreTransaction, id: string): Promise<StandingDuty | undefined> {
  const seat = seatOfKey(id);
  if (seat === undefined) {
    return trx.selectFrom('duties').selectAll().where('id', '=', id).executeTakeFirst();
  }
  const said = await findKioskDuty(trx, seat);
  if (said === undefined) return undefined;
  const { unit_id, counter_id, official_id, starts_at_ms, ends_at_ms } = said;
  return { id, seat: { ...seat, unit_id }, counter_id, official_id, starts_at_ms, ends_at_ms };
}

type Planned = Step | { readonly missing: string };

/** Checks, writes, moves the ratings, and says so in the log: all of it or nothing. */
function change(
  store: Store,
  context: PlaceContext,
  plan: (trx: StoreTransaction) => Promise<Planned>,
): Changed {
  return inTransaction(store, async (writing) => {
    await lockRoster(writing);
    const step = await plan(writing.trx);
    if ('missing' in step) return err({ code: 'not-found', detail: step.missing });
    const duty = step.after ?? step.before;
    const unitId = duty === null ? undefined : await unitOfCounter(writing.trx, duty.counter_id);
    if (duty === null || unitId === undefined || !covers(context.scope, unitId)) {
      return err({ code: 'not-found', detail: duty?.counter_id ?? '' });
    }
    const { before, after } = step;
    const refused = after === null ? undefined : await checkDuty(writing.trx, after, before);
    if (refused !== undefined) return err(refused);
    await write(writing.trx, step, context.atMs);
    const reAttributed = await reAttribute(writing, touchedBy(step));
    await audit(writing, { ...step, unitId, reAttributed }, context);
    return ok({ id: duty.id, reAttributed });
  });
}

async function unitOfCounter(trx: StoreTransaction, id: string): Promise<string | undefined> {
  const row = await trx
    .selectFrom('counters')
    .select('unit_id')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.unit_id;
}

async function write(trx: StoreTransaction, { before, after }: Step, atMs: number): Promise<void> {
  if (before?.seat !== undefined) {
    const times = after && { starts_at_ms: after.starts_at_ms, ends_at_ms: after.ends_at_ms };
    const said = times && { official_id: after.official_id, ...times };
    await correctKioskDuty(trx, before.seat, {
      ...(said ?? { withdrawn: 1 }),
      corrected_at_ms: atMs,
    });
  } else if (before === null && after !== null)
    await trx.insertInto('duties').values(after).execute();
  else if (before !== null && after === null) {
    await trx.deleteFrom('duties').where('id', '=', before.id).execute();
  } else if (before !== null && after !== null) {
    const { id, ...columns } = after;
    await trx.updateTable('duties').set(columns).where('id', '=', id).execute();
  }
}

/** The time that a row of the roster speaks of, as `reAttribute` asks for it. */
export const stretchOf = (duty: StandingDuty): TouchedStretch => ({
  counterId: duty.counter_id,
  startsAtMs: duty.starts_at_ms,
  endsAtMs: duty.ends_at_ms,
});

const touchedBy = ({ before, after }: Step): TouchedStretch[] =>
  [before, after].flatMap((duty) => (duty === null ? [] : [stretchOf(duty)]));

function audit(
  { trx }: Writing,
  done: Step & Readonly<{ unitId: string; reAttributed: number }>,
  { newId, atMs, accountId }: PlaceContext,
): Promise<void> {
  const { before, after, unitId, reAttributed } = done;
  const kept = after === null ? 'duty.remove' : 'duty.change';
  return appendAudit(trx, {
    ...{ id: newId(), atMs, accountId, unitId, action: before === null ? 'duty.add' : kept },
    detail: {
      ...(before?.seat && seatOf(before.seat)),
      ...(before === null ? {} : { before: saidOf(before) }),
      after: after === null ? {} : saidOf(after),
      reAttributed,
    },
  });
}

/** By this the verification finds who corrected what was said at a kiosk. */
const seatOf = ({ kiosk_id: kiosk, epoch, seq }: NonNullable<StandingDuty['seat']>) => ({
  ...{ kiosk, epoch, seq },
});

const saidOf = (duty: StandingDuty) => ({
  counter: duty.counter_id,
  official: duty.official_id,
  startsAtMs: duty.starts_at_ms,
  endsAtMs: duty.ends_at_ms,
});
