import type { DutyCopied, DutyCopy } from '../../shared/api/duties.ts';
import { addDays, localDayStartMs } from '../../shared/domain/local-day.ts';
import { reAttribute } from '../ingest/re-attribute.ts';
import type { ActContext } from './act-context.ts';
import { appendAudit } from './audit-log.ts';
import { stretchOf } from './change-duties.ts';
import { checkDuty } from './check-duty.ts';
import { dutiesBegunIn } from './duties.ts';
import type { Store } from './open-store.ts';
import { lockRoster } from './roster-lock.ts';
import type { DutyRow } from './schema.ts';
import { inTransaction } from './writing.ts';

const DAYS = 7;

/**
 * Writes the duty that began in seven days once more in seven others. A stretch that is in
 * somebody's way there, or whose official or counter does not serve then, is left out and counted.
 */
export function copyDuties(
  store: Store,
  { unitId, fromDay, toDay }: DutyCopy & Readonly<{ unitId: string }>,
  { atMs, accountId, newId }: ActContext,
): Promise<DutyCopied> {
  const [fromMs, toMs] = [localDayStartMs(fromDay), localDayStartMs(addDays(fromDay, DAYS))];
  const shiftMs = localDayStartMs(toDay) - fromMs;
  return inTransaction(store, async (writing) => {
    const { trx } = writing;
    await lockRoster(writing);
    const source = await dutiesBegunIn(trx, unitId, { fromMs, toMs });
    const copies: DutyRow[] = [];
    for (const duty of source) {
      const times = {
        starts_at_ms: duty.starts_at_ms + shiftMs,
        ends_at_ms: duty.ends_at_ms + shiftMs,
      };
      const copy = { ...duty, ...times, id: newId() };
      if ((await checkDuty(trx, copy)) !== undefined) continue;
      await trx.insertInto('duties').values(copy).execute();
      copies.push(copy);
    }
    const reAttributed = await reAttribute(writing, copies.map(stretchOf));
    const done = { copied: copies.length, skipped: source.length - copies.length, reAttributed };
    if (copies.length > 0) {
      const entry = { atMs, accountId, unitId, action: 'duty.copy' };
      const detail = { from: fromDay, to: toDay, ...done };
      await appendAudit(trx, { id: newId(), ...entry, detail });
    }
    return done;
  });
}
