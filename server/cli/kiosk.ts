import { v7 as uuidV7 } from 'uuid';
import { formatInstant } from '../../analytics/reports/format.ts';
import type { KioskSummary } from '../../shared/api/organisation.ts';
import { PROBLEMS } from '../../shared/api/problems.ts';
import type { Localized } from '../../shared/domain/language.ts';
import { EXIT } from '../exit-codes.ts';
import { decideKiosk, type KioskDecisionOrder } from '../store/decide-kiosk.ts';
import { listKiosks } from '../store/kiosks.ts';
import { WHOLE_SCOPE } from '../store/scope.ts';
import { complain, say, tell, type Console, type JsonOption } from './console.ts';
import { withStoredData } from './with-store.ts';

export interface KioskDecisionOptions extends JsonOption {
  readonly reason: string;
}

type Decision = KioskDecisionOptions & Pick<KioskDecisionOrder, 'act' | 'kioskId'>;

/** Prints every kiosk with its standing; answers the exit code. */
export function runKioskList({ json }: JsonOption, console: Console): Promise<number> {
  return withStoredData(console, async (store) => {
    const listed = await listKiosks(store.db, WHOLE_SCOPE, Date.now());
    const kiosks = listed.map(({ summary }) => summary);
    if (json === true) tell(console, { json, result: { kiosks }, text: NONE });
    else if (kiosks.length === 0) say(console, NONE);
    else for (const kiosk of kiosks) say(console, lineOf(kiosk));
    return 0;
  });
}

/** Revokes or reinstates a kiosk; answers 2 when there is none or it stands otherwise. */
export function runKioskDecision(
  { act, kioskId, reason, json }: Decision,
  console: Console,
): Promise<number> {
  return withStoredData(console, async (store) => {
    const decided = await decideKiosk(store, {
      ...{ act, kioskId, reason, scope: WHOLE_SCOPE },
      ...{ accountId: null, atMs: Date.now(), newId: uuidV7 },
    });
    if (!decided.ok) {
      const listed = await listKiosks(store.db, WHOLE_SCOPE, Date.now());
      const kiosk = listed.find(({ summary }) => summary.id === kioskId)?.summary;
      const why = kiosk === undefined ? PROBLEMS[decided.error.code].title : standingOf(kiosk, act);
      return complain(console, why, EXIT.invalid);
    }
    const { id, name, status } = decided.value;
    const text =
      act === 'revoke'
        ? { vi: `✔ Đã thu hồi máy ${name}.`, en: `✔ ${name} is revoked.` }
        : { vi: `✔ Máy ${name} hoạt động lại.`, en: `✔ ${name} is reinstated.` };
    tell(console, { json, result: { id, name, status }, text });
    return 0;
  });
}

const NONE = { vi: 'Chưa có máy đánh giá nào.', en: 'There is no kiosk yet.' };

/** As the dashboard calls them. */
const STATUS_NAMES: Readonly<Record<KioskSummary['status'], Localized>> = {
  active: { vi: 'đang dùng', en: 'in use' },
  suspended: { vi: 'tạm đình chỉ', en: 'suspended' },
  revoked: { vi: 'đã thu hồi', en: 'revoked' },
};

/** Which kiosks each act is for. */
const ACTS: Readonly<Record<Decision['act'], Localized>> = {
  revoke: {
    vi: 'Chỉ thu hồi được máy đang dùng hoặc tạm đình chỉ',
    en: 'Only a kiosk in use or suspended can be revoked',
  },
  reinstate: {
    vi: 'Chỉ cho hoạt động lại được máy tạm đình chỉ',
    en: 'Only a suspended kiosk can be reinstated',
  },
};

/** Why an act is refused, by how the kiosk stands now. */
function standingOf({ name, status }: KioskSummary, act: Decision['act']): Localized {
  const [now, rule] = [STATUS_NAMES[status], ACTS[act]];
  return {
    vi: `Máy ${name} hiện ở trạng thái: ${now.vi}. ${rule.vi}; xem "kiosk list".`,
    en: `${name} stands now as: ${now.en}. ${rule.en}; see "kiosk list".`,
  };
}

function lineOf({ id, name, status, unit, counter, lastSeenAtMs, alarms }: KioskSummary) {
  const place = `${unit.name}, ${counter.name}`;
  const problems = alarms.length === 0 ? '' : ` ! ${alarms.join(', ')}`;
  const seen = lastSeenAtMs === null ? null : formatInstant(lastSeenAtMs);
  return {
    vi: `${id}  ${name} (${place}) ${STATUS_NAMES[status].vi}, liên lạc: ${seen ?? 'chưa'}${problems}`,
    en: `${id}  ${name} (${place}) ${STATUS_NAMES[status].en}, seen: ${seen ?? 'never'}${problems}`,
  };
}
