import type { ActContext } from '../store/act-context.ts';
import { appendAudit } from '../store/audit-log.ts';
import type { KioskDutyRow } from '../store/schema.ts';
import type { Writing } from '../store/writing.ts';
import { groupsBy } from './groups-by.ts';
import { reAttribute } from './re-attribute.ts';

/** What staff of one counter said at one kiosk, and how many ratings changed hands by it. */
export interface SaidMove {
  readonly said: readonly [KioskDutyRow, ...KioskDutyRow[]];
  readonly reAttributed: number;
}

/** Gives ratings that came before what was said to whom it names; answers where any changed hands. */
export async function moveBySaidDuties(
  writing: Writing,
  rows: readonly KioskDutyRow[],
): Promise<SaidMove[]> {
  // In one order of counters, as `reAttribute` itself takes them.
  const inOrder = rows.toSorted((a, b) => placeOf(a).localeCompare(placeOf(b), 'en'));
  const moves: SaidMove[] = [];
  for (const said of groupsBy(inOrder, placeOf)) {
    const reAttributed = await reAttribute(writing, said.map(stretchOf));
    if (reAttributed > 0) moves.push({ said, reAttributed });
  }
  return moves;
}

/** Says so in the log. The last thing of a transaction: whoever else appends waits for its end. */
export async function auditMoves(
  { trx }: Writing,
  moves: readonly SaidMove[],
  { newId, atMs, accountId }: ActContext,
): Promise<void> {
  for (const { said, reAttributed } of moves) {
    const { unit_id: unitId, kiosk_id: kiosk, counter_id: counter } = said[0];
    const seats = said.map(({ epoch, seq, official_id }) => ({
      epoch,
      seq,
      official: official_id,
    }));
    const entry = { id: newId(), atMs, accountId, unitId, action: 'duty.said-late' };
    await appendAudit(trx, { ...entry, detail: { kiosk, counter, seats, reAttributed } });
  }
}

const placeOf = ({ counter_id, kiosk_id }: KioskDutyRow): string => `${counter_id}\n${kiosk_id}`;

const stretchOf = (row: KioskDutyRow) => ({
  ...{ counterId: row.counter_id, startsAtMs: row.starts_at_ms, endsAtMs: row.ends_at_ms },
});
