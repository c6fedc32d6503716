import type { LoggedCorrection } from '../store/duty-corrections.ts';
import type { KioskDutyRow } from '../store/schema.ts';
import { isObject, readAuditDetail, type AuditDetail } from './audit-detail.ts';

/**
 * Is there an entry of the audit log by which the office made of what staff said what the row now
 * holds? Without one a hand could call any change a correction. Entries from before they named the
 * seat are taken by the moment and by what they say.
 */
export const isLogged = (row: KioskDutyRow, entries: readonly LoggedCorrection[]): boolean =>
  entries.some(({ at_ms, action, detail }) => {
    const said = readAuditDetail(detail);
    if (said === undefined || at_ms !== row.corrected_at_ms) return false;
    if ((action === 'duty.remove') !== (row.withdrawn === 1)) return false;
    // Who withdraws leaves the row as it was before.
    const made = action === 'duty.remove' ? said['before'] : said['after'];
    return isOfSeat(row, said) && isObject(made) && isSame(row, made);
  });

const isOfSeat = (row: KioskDutyRow, { kiosk, epoch, seq }: AuditDetail): boolean =>
  kiosk === undefined || (kiosk === row.kiosk_id && epoch === row.epoch && seq === row.seq);

const isSame = (row: KioskDutyRow, made: AuditDetail): boolean =>
  made['counter'] === row.counter_id &&
  made['official'] === row.official_id &&
  made['startsAtMs'] === row.starts_at_ms &&
  made['endsAtMs'] === row.ends_at_ms;
