import { DAY_MS } from '../../shared/domain/local-day.ts';
import type { KioskRole } from './counter-traits.ts';

/** A stretch of UTC milliseconds without a network, the end exclusive. */
export interface Absence {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Three weeks and a day of one kiosk, two months ago; every other one is in touch. */
export function absenceOf(role: KioskRole, nowMs: number): Absence | null {
  if (role !== 'offline') return null;
  return { fromMs: nowMs - 70 * DAY_MS, toMs: nowMs - 48 * DAY_MS };
}

/** Until when a kiosk is in use: the silent one was last heard of four days ago. */
export function lastsUntilMs(role: KioskRole, nowMs: number): number {
  return role === 'silent' ? nowMs - 4 * DAY_MS : nowMs;
}
