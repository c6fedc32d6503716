import type { Honorific } from '../domain/honorific.ts';
import type { LocalDay } from '../domain/local-day.ts';
import type { WeekHours } from './organisation-history.ts';

/** What begins at a unit. Whoever gives no code gets one that nobody has. */
interface PlaceDraft {
  readonly code?: string;
  readonly validFrom: LocalDay;
}

export interface ServicePointDraft extends PlaceDraft {
  readonly name: string;
  /** Left out: the hours of most offices. */
  readonly openingHours?: WeekHours;
}

export interface CounterDraft extends PlaceDraft {
  readonly name: string;
  /** Null or left out: the counter serves no field of its own. */
  readonly fieldCode?: string | null;
}

export interface OfficialDraft extends PlaceDraft {
  /** In Vietnamese order: the given name is the last word. */
  readonly name: string;
  readonly honorific: Honorific | null;
  readonly title: string | null;
  readonly secondedFrom: LocalDay | null;
  readonly secondedTo: LocalDay | null;
}

/** The last day of a place or an official; null: goes on until further notice. */
export interface PlaceEnd {
  readonly validTo: LocalDay | null;
}
