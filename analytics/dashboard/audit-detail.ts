import { AUDIT_ACTIONS } from '../../shared/api/audit-actions.ts';
import type { AuditLogEntry } from '../../shared/api/audit-log.ts';
import type { Language } from '../../shared/domain/language.ts';
import { parseLocalDay } from '../../shared/domain/local-day.ts';
import type { CutOffDay } from '../../shared/domain/period.ts';
import { parsePeriodKey } from '../../shared/domain/period.ts';
import { decimalText, formatCount, formatDay, formatInstant } from '../reports/format.ts';
import { SETTING_BOUNDS } from '../../shared/domain/setting.ts';
import type { Wording } from './i18n/wording.tsx';
import { printPeriod } from './period-label.ts';

/** One thing that an entry says, for a person to read. */
export interface DetailLine {
  readonly label: string;
  /** What it was; undefined where nothing was changed. */
  readonly before?: string;
  /** What it is. */
  readonly text: string;
  /** The whole of a text that is shown shortened. */
  readonly whole?: string;
}

/** What reading needs beside the entry. */
export interface DetailReader {
  readonly language: Language;
  readonly words: Wording['audit']['detail'];
  /** Names of ids. */
  readonly names: Readonly<Record<string, string>>;
  readonly cutOffDay: CutOffDay;
}

/** Shown in a column of their own. */
const ELSEWHERE: readonly string[] = ['before', 'after', 'unit'];

/** Changes first, then what else was written down. */
export function detailLines(entry: AuditLogEntry, reader: DetailReader): DetailLine[] {
  const { detail } = entry;
  const [before, after] = [partsOf(detail['before']), partsOf(detail['after'])];
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const changes = keys
    .filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]))
    .map((key) => ({
      ...lineOf(key, after[key] ?? null, reader),
      ...('before' in detail ? { before: textOf(key, before[key] ?? null, reader) } : {}),
    }));
  const others = Object.entries(detail)
    .filter(([key]) => !ELSEWHERE.includes(key) || (key === 'unit' && entry.unit === null))
    // What has just been shown as a change, or with the kiosk.
    .filter(([key, value]) => !(key in after) || after[key] !== value)
    .filter(([key, value]) => key !== 'name' || value !== reader.names[String(detail['kiosk'])])
    .map(([key, value]) => lineOf(key, value, reader));
  return [...changes, ...others];
}

/** A digest is known by its first digits. */
export const shortHash = (hash: string): string => `${hash.slice(0, 12)}…`;

const HASH = /^[\da-f]{64}$/;
const LONGEST = 90;

/** Too long to be read by anybody: its first characters tell it apart. */
const isDigest = (key: string, text: string): boolean => key === 'publicKey' || HASH.test(text);

function lineOf(key: string, value: unknown, reader: DetailReader): DetailLine {
  const label = reader.words.labels[key] ?? key;
  const text = textOf(key, value, reader);
  if (typeof value === 'string' && isDigest(key, value)) return { label, text, whole: value };
  return text.length > LONGEST
    ? { label, text: `${text.slice(0, LONGEST)}…`, whole: text }
    : { label, text };
}

function textOf(key: string, value: unknown, reader: DetailReader): string {
  const { words, language, names } = reader;
  if (value === null || value === undefined || value === '') return words.none;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'number') {
    if (key in SETTING_BOUNDS['visit-timings'])
      return `${decimalText(value / 1_000, language, 1)} s`;
    return key.endsWith('Ms') ? formatInstant(value) : formatCount(value, language);
  }
  if (Array.isArray(value)) {
    return value.map((one: unknown) => textOf(key, one, reader)).join('; ') || words.none;
  }
  if (typeof value === 'object') {
    return Object.entries(value)
      .map(([inner, one]) => `${words.labels[inner] ?? inner} ${textOf(inner, one, reader)}`)
      .join(', ');
  }
  // JSON knows nothing else.
  if (typeof value !== 'string') return words.none;
  const text = value;
  if (isDigest(key, text)) return shortHash(text);
  if (key === 'action') return AUDIT_ACTIONS[text]?.[language] ?? text;
  if (key === 'period') return periodText(text, reader);
  const day = parseLocalDay(text);
  if (day !== undefined) return formatDay(day);
  return names[text] ?? words.values[text] ?? text;
}

function periodText(key: string, { cutOffDay, language }: DetailReader): string {
  const period = parsePeriodKey(key, cutOffDay);
  return period === undefined ? key : printPeriod(period, language);
}

function partsOf(value: unknown): Readonly<Record<string, unknown>> {
  // An object's own entries are all that the type says.
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
