import type { LocalDay } from '../domain/local-day.ts';

/** Longest name of a kiosk, in characters: it stands on a label and in lists. */
export const LONGEST_KIOSK_NAME = 80;

/** A kiosk gets another name. */
export interface KioskRenaming {
  readonly name: string;
}

/** Another PIN for the kiosk's staff panel; null takes it away, and nothing can be changed there. */
export interface KioskPinChange {
  /** Six digits. */
  readonly pin: string | null;
}

/** A kiosk is carried to another counter of its unit. */
export interface KioskMove {
  readonly counterId: string;
}

/** A kiosk stands at another counter from a moment on; names as they were then. */
export interface KioskPlacement {
  readonly atMs: number;
  readonly day: LocalDay;
  readonly kioskName: string;
  readonly fromCounter: string;
  readonly toCounter: string;
}
