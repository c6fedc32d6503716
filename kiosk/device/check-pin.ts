import type { StaffPinHash } from '../../shared/domain/kiosk-configuration.ts';
import { hashPin } from '../../shared/record/staff-pin.ts';
import {
  afterWrong,
  keepTries,
  lockedForMs,
  NO_TRIES,
  readTries,
  type PinTries,
  type TriesStorage,
} from './pin-tries.ts';

export interface PinTry {
  readonly pin: string;
  readonly expected: StaffPinHash;
  readonly storage: TriesStorage;
  readonly nowMs: number;
}

/**
 * Is it the PIN? A try counts as wrong before it is looked at, so that a new load of the page in
 * between wins nothing. Answers the tries as they are then.
 */
export async function checkPin({
  pin,
  expected,
  storage,
  nowMs,
}: PinTry): Promise<{ readonly isRight: boolean; readonly tries: PinTries }> {
  const before = readTries(storage, nowMs);
  if (lockedForMs(before, nowMs) > 0) return { isRight: false, tries: before };
  const tries = afterWrong(before, nowMs);
  keepTries(storage, tries);
  if ((await hashPin(pin, expected)) !== expected.hash) return { isRight: false, tries };
  keepTries(storage, NO_TRIES);
  return { isRight: true, tries: NO_TRIES };
}
