import type { KioskSummary } from '../../shared/api/organisation.ts';

/** The office's default for a silent kiosk, so that this page and the reports agree. */
const SILENT_AFTER_MS = 24 * 3_600_000;

export type Presence = 'recent' | 'quiet' | 'never';

/** Has the kiosk been heard lately? */
export function presenceOf(kiosk: Pick<KioskSummary, 'lastSeenAtMs'>, nowMs: number): Presence {
  if (kiosk.lastSeenAtMs === null) return 'never';
  return nowMs - kiosk.lastSeenAtMs > SILENT_AFTER_MS ? 'quiet' : 'recent';
}

export type Ago = Readonly<{ unit: 'seconds' | 'minutes' | 'hours' | 'days'; count: number }>;

/** How long ago, in the largest unit that has passed whole; a clock ahead counts as just now. */
export function agoOf(thenMs: number, nowMs: number): Ago {
  const seconds = Math.max(0, Math.floor((nowMs - thenMs) / 1000));
  if (seconds < 60) return { unit: 'seconds', count: seconds };
  if (seconds < 3600) return { unit: 'minutes', count: Math.floor(seconds / 60) };
  if (seconds < 86_400) return { unit: 'hours', count: Math.floor(seconds / 3600) };
  return { unit: 'days', count: Math.floor(seconds / 86_400) };
}

/**
 * What a steward typed, as the server names it: `BCDF-GHJK`. Undefined when it cannot be a code.
 */
export function readUserCode(text: string): string | undefined {
  const letters = text.replace(/[\s–—-]/g, '').toUpperCase();
  return /^[A-Z0-9]{8}$/.test(letters) ? `${letters.slice(0, 4)}-${letters.slice(4)}` : undefined;
}
