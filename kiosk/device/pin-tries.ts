/** Wrong tries at the PIN since the last right one, and until when none is taken any more. */
export interface PinTries {
  readonly wrong: number;
  /** The tablet's clock, UTC ms; 0 when nothing is locked. */
  readonly lockedUntilMs: number;
}

export const MOST_TRIES = 5;
export const LOCKED_MS = 300_000;

export const NO_TRIES: PinTries = { wrong: 0, lockedUntilMs: 0 };

/** How long no PIN is taken; a clock that was set back does not lock for longer. */
export const lockedForMs = ({ lockedUntilMs }: PinTries, nowMs: number): number =>
  Math.min(LOCKED_MS, Math.max(0, lockedUntilMs - nowMs));

export function afterWrong({ wrong }: PinTries, nowMs: number): PinTries {
  const next = wrong + 1;
  return next < MOST_TRIES
    ? { wrong: next, lockedUntilMs: 0 }
    : { wrong: 0, lockedUntilMs: nowMs + LOCKED_MS };
}

/** Where the tries outlive a new load of the page; a browser that keeps none may refuse. */
export type TriesStorage = Pick<Storage, 'getItem' | 'setItem'>;

const NAME = 'mot-cham.pin-tries';

export function readTries(storage: TriesStorage): PinTries {
  const kept = storage.getItem(NAME);
  const [, wrong, lockedUntilMs] = /^(\d) (\d{1,16})$/u.exec(kept ?? '') ?? [];
  return { wrong: Number(wrong ?? 0), lockedUntilMs: Number(lockedUntilMs ?? 0) };
}

export function keepTries(storage: TriesStorage, { wrong, lockedUntilMs }: PinTries): void {
  storage.setItem(NAME, `${wrong} ${lockedUntilMs}`);
}
