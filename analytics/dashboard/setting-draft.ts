import type { SettingChange } from '../../shared/api/settings.ts';
import { CUT_OFF_DAYS } from '../../shared/domain/period.ts';
import {
  SETTING_BOUNDS,
  type Bounds,
  type OfficeSetting,
  type SettingValues,
} from '../../shared/domain/setting.ts';

/** What stands in the fields of a form, by field. */
export type SettingDraft = Readonly<Record<string, string>>;

type Bounded = keyof typeof SETTING_BOUNDS;

/** Milliseconds are typed as seconds. */
const MS_PER_SECOND = 1_000;

export const isBounded = (name: OfficeSetting): name is Bounded => name in SETTING_BOUNDS;

/** Fields of a setting that is made of numbers, with their bounds, in the unit that is typed. */
export function numberFields(name: Bounded): readonly (readonly [string, Bounds])[] {
  return Object.entries<Bounds>(SETTING_BOUNDS[name]).map(([field, [least, most]]) => [
    field,
    [least / scaleOf(field), most / scaleOf(field)],
  ]);
}

/** The fields as they stand when the form opens. */
export function draftOf<Name extends OfficeSetting>(
  name: Name,
  value: SettingValues[Name],
): SettingDraft {
  if (value === null) return { text: '' };
  if (typeof value === 'object') {
    return Object.fromEntries(
      Object.entries<number>({ ...value }).map(([field, number]) => [
        field,
        String(number / scaleOf(field)).replace('.', ','),
      ]),
    );
  }
  return { [isBounded(name) ? 'count' : 'text']: String(value) };
}

export type DraftValue =
  | { readonly ok: true; readonly value: SettingChange['value'] }
  | { readonly ok: false; readonly wrong: readonly string[] };

/** The value that the fields make, or which fields are wrong. */
export function valueOf(name: OfficeSetting, draft: SettingDraft): DraftValue {
  if (isBounded(name)) return numbersOf(name, draft);
  const text = (draft['text'] ?? '').trim();
  if (name === 'hotline') return { ok: true, value: text === '' ? null : text };
  if (name === 'office-name') {
    return text === '' ? { ok: false, wrong: ['text'] } : { ok: true, value: text };
  }
  const day = CUT_OFF_DAYS.find((known) => String(known) === text);
  return day === undefined ? { ok: false, wrong: ['text'] } : { ok: true, value: day };
}

function numbersOf(name: Bounded, draft: SettingDraft): DraftValue {
  const typed = numberFields(name).map(([field, bounds]) => {
    const number = Number((draft[field] ?? '').trim().replace(',', '.') || Number.NaN);
    const whole = Math.round(number * scaleOf(field));
    const isRight = number >= bounds[0] && number <= bounds[1] && whole === number * scaleOf(field);
    return { field, whole, isRight };
  });
  const wrong = typed.filter(({ isRight }) => !isRight).map(({ field }) => field);
  if (wrong.length > 0) return { ok: false, wrong };
  const at = (wanted: string): number =>
    typed.find(({ field }) => field === wanted)?.whole ?? Number.NaN;
  return { ok: true, value: boundedValue(name, at) };
}

function boundedValue(name: Bounded, at: (field: string) => number) {
  switch (name) {
    case 'release-thresholds':
      return {
        ...{ unit: at('unit'), counter: at('counter'), official: at('official') },
        ...{ officialDays: at('officialDays'), exactShare: at('exactShare') },
      };
    case 'visit-timings':
      return {
        ...{ pickedMs: at('pickedMs'), idleMs: at('idleMs'), warningMs: at('warningMs') },
        ...{ thanksMs: at('thanksMs'), lockOutMs: at('lockOutMs') },
      };
    default:
      return at('count');
  }
}

/** What the numbers of a field count. */
export function unitOf(name: Bounded, field: string): 'ratings' | 'days' | 'hours' | 'seconds' {
  if (field.endsWith('Ms')) return 'seconds';
  if (name === 'silent-after-hours') return 'hours';
  return field === 'officialDays' ? 'days' : 'ratings';
}

const scaleOf = (field: string): number => (field.endsWith('Ms') ? MS_PER_SECOND : 1);
