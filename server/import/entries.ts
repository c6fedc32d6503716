import type { LocalDay } from '../../shared/domain/local-day.ts';
import type { UnitKind } from '../../shared/domain/unit.ts';

/**
 * What one row of a list says, by the codes that people use. A key that is undefined was not said
 * by the file: what is stored stays, and a new entry takes the default.
 */
export interface UnitEntry {
  readonly code: string;
  readonly name: string;
  readonly kind: UnitKind;
  readonly parentCode: string | null | undefined;
  readonly validFrom: LocalDay | undefined;
  readonly validTo: LocalDay | null | undefined;
}

export interface ServicePointEntry {
  readonly code: string;
  readonly name: string;
  readonly unitCode: string;
}

export interface CounterEntry {
  readonly code: string;
  readonly name: string;
  readonly servicePointCode: string;
  readonly fieldCode: string | null | undefined;
}

export interface OfficialEntry {
  readonly code: string;
  /** Full name in Vietnamese order. */
  readonly name: string;
  readonly honorific: 'Ông' | 'Bà' | null | undefined;
  readonly title: string | null | undefined;
  readonly unitCode: string;
}

/** UTC milliseconds, the end exclusive. */
export interface DutyEntry {
  readonly counterCode: string;
  readonly officialCode: string;
  readonly startsAtMs: number;
  readonly endsAtMs: number;
}

/** Dossiers that a unit handled in a reporting month: the denominator of coverage. */
export interface DossierEntry {
  readonly unitCode: string;
  /** '' for the dossiers of all fields together. */
  readonly fieldCode: string;
  /** Key of the reporting month, as in 2026-11. */
  readonly month: string;
  readonly count: number;
}

export interface FieldEntry {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly priority: number;
}

/** The lists, in the order in which they depend on one another. */
export interface ListEntries {
  readonly units: UnitEntry;
  readonly servicePoints: ServicePointEntry;
  readonly counters: CounterEntry;
  readonly officials: OfficialEntry;
  readonly duties: DutyEntry;
  readonly dossiers: DossierEntry;
}

export type ListName = keyof ListEntries;

/** Something of each list. */
export type PerList<Kind> = Readonly<Record<ListName, Kind>>;

/** An entry with the id under which it is stored. */
export type Stored<Entry> = Entry & { readonly id: string };

/** What the server already knows, in the words of the lists. */
export type StoredOrganisation = {
  readonly [List in ListName]: readonly Stored<ListEntries[List]>[];
} & { readonly fields: readonly FieldEntry[] };

/**
 * What makes two rows speak of one thing: the code; for duty the counter and the start; for
 * dossiers unit, field and month.
 */
export const ENTRY_KEY: { readonly [List in ListName]: (entry: ListEntries[List]) => string } = {
  units: (unit) => unit.code,
  servicePoints: (point) => point.code,
  counters: (counter) => counter.code,
  officials: (official) => official.code,
  duties: (duty) => `${duty.counterCode} ${duty.startsAtMs}`,
  dossiers: ({ unitCode, fieldCode, month }) => `${unitCode} ${fieldCode} ${month}`,
};
