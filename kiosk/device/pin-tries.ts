/** Wrong tries at the PIN since the last right one, and until when none is taken any more. */
export interface PinTries {
  readonly wrong: number;
  /** The tablet's clock, UTC ms; 0 when nothing is locked. */
  readonly lockedUntilMs: number;
}

export const MOST_TRIES = 5;
export const LOCKED_MS = 300_000;

export const NO_TRIES: PinTries = { wrong: 0, lockedUntilMs: 0 };

/** How long no PIN is taken. */
export const lockedForMs = ({ lockedUntilMs }: PinTries, nowMs: number): number =>
  Math.max(0, lockedUntilMs - nowMs);

export function afterWrong({ wrong }: PinTries, nowMs: number): PinTries {
  const next = wrong + 1;
  return next < MOST_TRIES
    ? { wrong: next, lockedUntilMs: 0 }
    : { wrong: 0, lockedUntilMs: nowMs + LOCKED_MS };
}

/** Where the tries outlive a new load of the page; a browser that keeps none may refuse. */
export type TriesStorage = Pick<Storage, 'getItem' | 'setItem'>;

const NAME = 'mot-cham.pin-tries';

/**
 * The tries that are kept. A lock that would last longer than any does comes from a clock that was
 * set back since: it is made one of five minutes from now, and kept so, or it would never grow less.
 */
export function readTries(storage: TriesStorage, nowMs: number): PinTries {
  const kept = storage.getItem(NAME);
  const [, wrong, lockedUntilMs] = /^(\d) (\d{1,16})$/u.exec(kept ?? '') ?? [];
  const tries = { wrong: Number(wrong ?? 0), lockedUntilMs: Number(lockedUntilMs ?? 0) };
  if (lockedForMs(tries, nowMs) <= LOCKED_MS) return tries;
  const shortened = { ...tries, lockedUntilMs: nowMs + LOCKED_MS };
  keepTries(storage, shortened);
  return shortened;
}

export function keepTries(storage: TriesStorage, { wrong, lockedUntilMs }: PinTries): void {
  storage.setItem(NAME, `${wrong} ${lockedUntilMs}`);
}
