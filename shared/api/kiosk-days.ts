import type { LocalDay } from '../domain/local-day.ts';
import type { KioskPlacement } from './kiosk-place.ts';
import type { KioskSummary } from './organisation.ts';

/** Most days of one answer. */
export const MOST_KIOSK_DAYS = 92;

export interface KioskDaysQuery {
  /** Both inside. */
  readonly from: LocalDay;
  readonly to: LocalDay;
}

/** How a kiosk worked, without what was rated. */
interface KioskWork {
  /** Records that came, of all kinds; and the counted ratings among them. */
  readonly records: number;
  readonly ratings: number;
  /** Numbers without a record, below one that came. */
  readonly holes: number;
  /** Records that the kiosk told of and that are gone. */
  readonly knownLost: number;
  /** Minutes of the opening hours in which the kiosk should have been heard. */
  readonly openMinutes: number;
  /** Of these, those without any contact; null where nothing was expected or kept. */
  readonly silentMinutes: number | null;
  /** From the tap to the receipt; null without a rating. */
  readonly delay: { readonly medianMs: number; readonly maxMs: number } | null;
  /** Ratings by how well their time is known. */
  readonly quality: Readonly<Record<'A' | 'B' | 'C' | 'D', number>>;
}

export interface KioskDay extends KioskWork {
  readonly day: LocalDay;
}

export interface KioskDayTotals extends KioskWork {}

/** Numbers without a record, both ends inside, and the days between which they were given out. */
export interface KioskGap {
  readonly epoch: number;
  readonly fromSeq: number;
  readonly toSeq: number;
  readonly kind: 'hole' | 'known-lost';
  readonly firstDay: LocalDay;
  readonly lastDay: LocalDay;
}

export interface KioskDays extends KioskDaysQuery {
  readonly kiosk: KioskSummary;
  readonly days: readonly KioskDay[];
  readonly totals: KioskDayTotals;
  /** Every gap that touches the days asked for. */
  readonly gaps: readonly KioskGap[];
  /** Every counter that it was carried to, of all days, the newest first. */
  readonly placements: readonly KioskPlacement[];
  readonly nowMs: number;
}
