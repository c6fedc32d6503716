import { LONGEST_KIOSK_NAME } from '../../shared/api/kiosk-place.ts';

export type NameFault = 'missing' | 'too-long';

/** What the server would refuse in a name that somebody typed; undefined when it is good. */
export function nameFault(typed: string): NameFault | undefined {
  const { length } = typed.trim().normalize('NFC');
  if (length === 0) return 'missing';
  return length > LONGEST_KIOSK_NAME ? 'too-long' : undefined;
}

interface NameWords {
  readonly nameMissing: string;
  readonly nameTooLong: (longest: string) => string;
}

/** The fault in words; undefined where there is none. */
export function wordOf(fault: NameFault | undefined, words: NameWords): string | undefined {
  if (fault === undefined) return undefined;
  return fault === 'missing' ? words.nameMissing : words.nameTooLong(String(LONGEST_KIOSK_NAME));
}
