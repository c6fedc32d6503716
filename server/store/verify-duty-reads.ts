import { dutyCorrections, type LoggedCorrection } from './duty-corrections.ts';
import type { Chain } from './records.ts';
import type { KioskDutyRow } from './schema.ts';
import type { StoreReader } from './store.ts';

/** A seat inside a chain that is known. */
export type SeqRange = readonly [firstSeq: number, lastSeq: number];

/** What a verification reads of who staff said serves. */
export interface DutyReads {
  /** What is kept of records that say who serves, in the seats of a range. */
  readonly kioskDuties: (chain: Chain, range: SeqRange) => Promise<KioskDutyRow[]>;
  /** What the audit log has of changes of duties at some moments. */
  readonly dutyCorrections: (moments: readonly number[]) => Promise<LoggedCorrection[]>;
}

export const dutyReads = (db: StoreReader): DutyReads => ({
  kioskDuties: (chain, range) => kioskDutiesIn(db, chain, range),
  dutyCorrections: (moments) => dutyCorrections(db, moments),
});

function kioskDutiesIn(
  db: StoreReader,
  { unit_id, kiosk_id, epoch }: Chain,
  [first, last]: SeqRange,
): Promise<KioskDutyRow[]> {
  return db
    .selectFrom('kiosk_duties')
    .selectAll()
    .where((row) => row.and({ unit_id, kiosk_id, epoch }))
    .where('seq', '>=', first)
    .where('seq', '<=', last)
    .execute();
}
