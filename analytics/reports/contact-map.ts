import { localDayOf, msSinceLocalMidnight, type LocalDay } from '../../shared/domain/local-day.ts';

/** Width of the slots in which contact is remembered: a kiosk speaks every minute. */
export const SLOT_MINUTES = 5;

const MINUTE_MS = 60_000;
const LETTER_A = 'a'.charCodeAt(0);
const DIGIT_0 = '0'.charCodeAt(0);
const DIGITS = (24 * 60) / SLOT_MINUTES / 4;

/**
 * In which slots of a local day a kiosk was in contact: 288 bits as 72 hexadecimal digits, slot 0
 * in the highest bit of the first digit.
 */
export type ContactMap = string;

/** A day without contact. */
export const NO_CONTACT: ContactMap = '0'.repeat(DIGITS);

/** A slot, by its day and its number since local midnight. */
export interface ContactSlot {
  readonly localDay: LocalDay;
  readonly slot: number;
}

/** The slot that an instant (UTC ms) falls in. */
export const contactSlotAt = (atMs: number): ContactSlot => ({
  localDay: localDayOf(atMs),
  slot: slotOfMinute(msSinceLocalMidnight(atMs) / MINUTE_MS),
});

/** The map with more slots in it; the same text when it had them all. */
export function withContact(map: ContactMap, slots: Iterable<number>): ContactMap {
  const added = [...slots].filter((slot) => !hasContact(map, slot));
  if (added.length === 0) return map;
  const digits = Array.from(map, (digit) => Number.parseInt(digit, 16));
  for (const slot of added) digits[slot >> 2] = (digits[slot >> 2] ?? 0) | bitOf(slot);
  return digits.map((digit) => digit.toString(16)).join('');
}

/** Was the kiosk in contact in this slot? */
export const hasContact = (map: ContactMap, slot: number): boolean =>
  (digitAt(map, slot >> 2) & bitOf(slot)) !== 0;

/** Reports ask for millions of slots: the letter's code is ten times as fast as parsing it. */
function digitAt(map: ContactMap, place: number): number {
  const code = map.charCodeAt(place);
  if (code >= LETTER_A) return code - LETTER_A + 10;
  return code >= DIGIT_0 ? code - DIGIT_0 : 0;
}

/** First slot with contact; undefined when there is none. */
export function firstContact(map: ContactMap): number | undefined {
  const place = map.search(/[^0]/u);
  if (place === -1) return undefined;
  return [0, 1, 2, 3].map((bit) => place * 4 + bit).find((slot) => hasContact(map, slot));
}

export const slotOfMinute = (minute: number): number => Math.floor(minute / SLOT_MINUTES);

const bitOf = (slot: number): number => 8 >> (slot & 3);
