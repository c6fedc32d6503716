import type { Localized } from '../domain/language.ts';
import type { Honorific } from '../domain/honorific.ts';
import type { LocalDay } from '../domain/local-day.ts';
import type { Succession } from '../domain/succession.ts';
import type { Unit, UnitKind } from '../domain/unit.ts';
import type { Validity } from '../domain/validity.ts';

/** A unit of any time; `parentId` on the day that was asked for, or on its own day nearest to it. */
export type HistoryUnit = Unit & Readonly<{ parentId: string | null }>;

/** Every unit that ever was, and who followed whom. */
export interface OrganisationHistory {
  readonly day: LocalDay;
  readonly units: readonly HistoryUnit[];
  /** The earliest first. */
  readonly successions: readonly Succession[];
}

export interface OrganisationQuery {
  readonly day: LocalDay;
}

/** Stretches of opening hours by ISO weekday, '1' Monday to '7' Sunday: `[['07:30', '11:30']]`. */
export type WeekHours = Readonly<Record<string, readonly (readonly [string, string])[]>>;

export type ClosedDay = Readonly<{ day: LocalDay; reason: string }>;

export interface CounterEntry extends Validity {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly fieldCode: string | null;
  readonly fieldName: string | null;
}

export interface ServicePointEntry extends Validity {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly openingHours: WeekHours;
  readonly closedDays: readonly ClosedDay[];
  readonly counters: readonly CounterEntry[];
}

export interface OfficialEntry extends Validity {
  readonly id: string;
  readonly code: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly honorific: string | null;
  readonly title: string | null;
  readonly secondedFrom: LocalDay | null;
  readonly secondedTo: LocalDay | null;
}

/** A field that a counter may serve. */
export type FieldChoice = Readonly<{ code: string; name: Localized }>;

/** Places and people of one unit, of all times; people by given name. */
export interface UnitPlaces {
  readonly servicePoints: readonly ServicePointEntry[];
  readonly officials: readonly OfficialEntry[];
  /** Every field that a counter may serve, the most important first. */
  readonly fields: readonly FieldChoice[];
}

/** A unit that begins without a predecessor. */
export interface UnitDraft {
  readonly code: string;
  readonly name: string;
  readonly kind: UnitKind;
  readonly parentId: string | null;
  readonly validFrom: LocalDay;
}

/** Where a unit stands from a day on; null at the top. */
export interface ParentChange {
  readonly parentId: string | null;
  readonly onDay: LocalDay;
}

export interface ServicePointChange {
  readonly name: string;
  readonly openingHours: WeekHours;
  readonly closedDays: readonly ClosedDay[];
}

export interface CounterChange {
  readonly name: string;
  /** Null: no field of its own. */
  readonly fieldCode: string | null;
}

export interface OfficialChange {
  /** In Vietnamese order: the given name is the last word. */
  readonly name: string;
  readonly honorific: Honorific | null;
  readonly title: string | null;
  readonly secondedFrom: LocalDay | null;
  readonly secondedTo: LocalDay | null;
}

/** What was made or changed. */
export interface Changed {
  readonly id: string;
}
