import { utf8, type Bytes } from './bytes.ts';

/** What a rescue file says it is. */
export const RESCUE_KIND = 'mot-cham-rescue';

/** Most records of one file; a longer queue is exported in several. */
export const MAX_RESCUE_RECORDS = 5_000;

/** Largest file that the server reads, in bytes. */
export const MAX_RESCUE_BYTES = 10_000_000;

/**
 * The unsent queue of a kiosk as a JSON file that staff carry to the server. `rescue` is the exact
 * text of a `Rescue` (shared/api/rescue.ts), so that the signature has bytes to be about; the
 * signature is null when the key was lost together with the store that held it. The records carry
 * their own signatures all the same.
 */
export interface RescueFile {
  readonly v: 1;
  readonly kind: typeof RESCUE_KIND;
  readonly rescue: string;
  readonly signature: string | null;
}

/** What a kiosk signs of a rescue file. */
export const rescueClaim = (rescueText: string): Bytes => utf8(`MOTCHAM1-RESCUE\0${rescueText}`);
