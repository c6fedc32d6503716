import { DAY_MS } from '../../shared/domain/local-day.ts';
import { WHOLE_SCOPE } from '../store/scope.ts';
import { v7 as uuidV7 } from 'uuid';
import type { QuarantineReplayed } from '../../shared/api/quarantine.ts';
import type { Localized } from '../../shared/domain/language.ts';
import { EXIT } from '../exit-codes.ts';
import { QUARANTINE_REASONS } from '../ingest/interpret.ts';
import { replayQuarantine } from '../ingest/replay-quarantine.ts';
import { quarantineList } from '../resources/quarantine.ts';
import { sumQuarantine } from '../store/quarantine-counts.ts';
import { complain, say, tell, type Console, type JsonOption } from './console.ts';
import { withStoredData } from './with-store.ts';

export interface ReplayOptions extends JsonOption {
  readonly reason?: string;
  readonly dryRun?: boolean;
}

const NOTHING = { vi: '✔ Không có bản ghi nào chờ.', en: '✔ Nothing waits.' };

/** Prints what waits in quarantine: per kiosk and reason how many records, and for how long. */
export function runQuarantineList({ json }: JsonOption, console: Console): Promise<number> {
  return withStoredData(console, async (store) => {
    const nowMs = Date.now();
    const list = quarantineList(await sumQuarantine(store.db, WHOLE_SCOPE), nowMs);
    if (json === true) {
      tell(console, { json, result: list, text: NOTHING });
      return 0;
    }
    if (list.count === 0) say(console, NOTHING);
    for (const { reason, kiosk, count, oldestSinceMs } of list.entries) {
      const days = Math.floor((nowMs - oldestSinceMs) / DAY_MS);
      say(console, {
        vi: `${reason}: ${count} bản ghi của máy ${kiosk.name} (${kiosk.id}), lâu nhất ${days} ngày`,
        en: `${reason}: ${count} records of ${kiosk.name} (${kiosk.id}), the oldest for ${days} days`,
      });
    }
    if (list.alarm) {
      say(console, {
        vi: '! Có bản ghi chờ quá 7 ngày. Hãy sửa nguyên nhân rồi chạy "quarantine replay".',
        en: '! Records wait for more than 7 days. Repair the cause, then run "quarantine replay".',
      });
    }
    return 0;
  });
}

/** Judges quarantined records again; the description in `replayQuarantine` holds. */
export async function runQuarantineReplay(
  options: ReplayOptions,
  console: Console,
): Promise<number> {
  const known: readonly string[] = QUARANTINE_REASONS;
  if (options.reason !== undefined && !known.includes(options.reason)) {
    return complain(console, unknownReason(options.reason), EXIT.invalid);
  }
  return withStoredData(console, async (store) => {
    const dryRun = options.dryRun ?? false;
    const replayed = await replayQuarantine(
      { store, newId: uuidV7, clock: Date.now },
      { reason: options.reason ?? null, unitIds: null, accountId: null, dryRun },
    );
    if (options.json === true) tell(console, { json: true, result: replayed, text: NOTHING });
    else report(replayed, dryRun, console);
    return 0;
  });
}

const unknownReason = (reason: string): Localized => ({
  vi: `Không có lý do "${reason}". Dùng một trong: ${QUARANTINE_REASONS.join(', ')}.`,
  en: `There is no reason "${reason}". Use one of: ${QUARANTINE_REASONS.join(', ')}.`,
});

function report(replayed: QuarantineReplayed, dryRun: boolean, console: Console): void {
  const { tried, released, kept } = replayed;
  say(console, {
    vi: `${dryRun ? 'Thử: ' : ''}xét lại ${tried} bản ghi, ${released} được tính.`,
    en: `${dryRun ? 'Trial: ' : ''}${tried} records judged again, ${released} released.`,
  });
  for (const { reason, count } of kept) {
    say(console, {
      vi: `${reason}: ${count} bản ghi còn chờ`,
      en: `${reason}: ${count} records wait on`,
    });
  }
}
