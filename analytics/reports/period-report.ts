import type { KioskPlacement } from '../../shared/api/kiosk-place.ts';
import type { Factor } from '../../shared/domain/factor.ts';
import type { Localized } from '../../shared/domain/language.ts';
import type { LocalDay } from '../../shared/domain/local-day.ts';
import type { DayRange, Period } from '../../shared/domain/period.ts';
import type { UnitKind } from '../../shared/domain/unit.ts';
import type { CoverageTable } from './coverage-table.ts';
import type { Figure, ReportTarget } from './figure.ts';
import type { ReportIntegrity } from './report-integrity.ts';
import type { ReleaseThresholds } from '../../shared/domain/release-thresholds.ts';

/**
 * The one view model of a unit and a period: the dashboard, the .xlsx, the .csv and the API all
 * print this. Plain JSON. Labels come from the store as they are; kinds and factors are codes.
 */
export interface PeriodReport {
  readonly period: ReportPeriod;
  readonly previous: ReportPeriod;
  readonly lastYear: ReportPeriod;
  readonly unit: ReportUnit;
  /** From the root down to the unit itself. */
  readonly path: readonly ReportUnit[];
  readonly officeName: string;
  /** Every screen and file then says "Dữ liệu minh họa". */
  readonly sample: boolean;
  readonly generatedAtMs: number;
  readonly rules: ReportRules;
  /** The unit with all its descendants. */
  readonly overall: Figure;
  readonly standing: UnitStanding;
  /** Units that ended and whose ratings of earlier periods count at this one, as they were called. */
  readonly predecessors: readonly PredecessorUnit[];
  /** 13 periods of the same kind, oldest first; the last is this one. */
  readonly trend: readonly TrendPoint[];
  readonly tables: ReportTables;
  /** Ratings by dossiers handled, where the dossiers are known. */
  readonly coverage: CoverageTable;
  readonly quality: ReportQuality;
  readonly integrity: ReportIntegrity;
  /** Kiosks of the unit itself that were carried to another counter within the 13 periods. */
  readonly placements: readonly KioskPlacement[];
}

export interface ReportPeriod extends Period, DayRange {
  readonly key: string;
  /** False while its last day has not passed: figures still grow. */
  readonly ended: boolean;
}

export interface ReportUnit {
  readonly code: string;
  readonly name: string;
  readonly kind: UnitKind;
}

/**
 * What a figure of an earlier period is made of. 'own': the unit was the same. 'merged': the sum of
 * its predecessors, and of itself where it stood already. 'absent': neither it nor a predecessor
 * was there from the first day; a unit that came of a split has none. Then nothing is compared.
 */
export type EarlierFigures = 'own' | 'merged' | 'absent';

/** How a unit stood in the period and in the two that it is compared with. */
export interface UnitStanding {
  /**
   * Null when it existed in the whole period; else its first and last day, where they lie inside.
   * Such a unit is not ranked.
   */
  readonly partial: Readonly<{ from: LocalDay | null; to: LocalDay | null }> | null;
  readonly previous: EarlierFigures;
  readonly lastYear: EarlierFigures;
}

export interface PredecessorUnit extends ReportUnit {
  readonly lastDay: LocalDay;
}

export interface ReportRules {
  readonly minimumN: number;
  readonly thresholds: ReleaseThresholds;
  readonly interval: 'Wilson 95 %';
  /** A kiosk is silent when nothing came from it for this long. */
  readonly silentAfterHours: number;
  /** Of these rules: changes whenever a figure could come out differently. */
  readonly version: string;
}

export interface TrendPoint {
  readonly period: ReportPeriod;
  readonly figure: Figure;
  /** What the figure is made of. */
  readonly figures: EarlierFigures;
  /** The target in force in that period, also where the figure is withheld. */
  readonly target: ReportTarget | null;
}

/**
 * Units count with their descendants. Service points, counters and officials are the unit's own,
 * not those of units below it; fields, factors and reasons are over the unit with its descendants.
 */
export interface ReportTables {
  readonly units: UnitTable;
  readonly servicePoints: readonly ServicePointRow[];
  readonly counters: readonly CounterRow[];
  readonly officials: readonly OfficialRow[];
  readonly fields: readonly FieldRow[];
  /** Answers to the items of SIPAS's five factors; not the ministry's index. */
  readonly factors: readonly FactorRow[];
  readonly reasons: ReasonTable;
}

export interface UnitTable {
  /** Direct children by kind, groups and rows in printing order. */
  readonly groups: readonly UnitGroup[];
  /** What was rated at the unit itself and not below it: with the groups it adds up to `overall`. */
  readonly own: Figure;
}

export interface UnitGroup {
  readonly kind: UnitKind;
  readonly rows: readonly UnitRow[];
}

export interface UnitRow {
  readonly unit: ReportUnit;
  readonly standing: UnitStanding;
  readonly figure: Figure;
}

export interface ServicePointRow {
  readonly servicePoint: Readonly<{ code: string; name: string }>;
  readonly figure: Figure;
}

export interface CounterRow {
  readonly counter: Readonly<{ code: string; name: string }>;
  /** Two service points of a unit may bear one name. */
  readonly servicePointCode: string;
  readonly servicePointName: string;
  readonly fieldName: Localized | null;
  readonly figure: Figure;
}

export interface OfficialRow {
  /** Null: ratings given while nobody was on duty. */
  readonly official: ReportOfficial | null;
  readonly figure: Figure;
}

export interface ReportOfficial {
  readonly code: string;
  /** Family, middle, given. */
  readonly name: string;
  readonly honorific: string | null;
  readonly title: string | null;
}

export interface FieldRow {
  /** Null: ratings of counters without a field. */
  readonly field: Readonly<{ code: string; name: Localized }> | null;
  readonly figure: Figure;
}

export interface FactorRow {
  readonly factor: Factor;
  readonly figure: Figure;
}

/** Reasons given with ratings of level 3 and below; a citizen may give several. */
export type ReasonTable =
  | Readonly<{
      kind: 'shown';
      /** Ratings of level 3 and below: what the shares are of. */
      base: number;
      rows: readonly ReasonRow[];
    }>
  | Readonly<{ kind: 'hidden'; fewerThan: number }>
  | Readonly<{ kind: 'empty' }>;

export interface ReasonRow {
  readonly reason: Readonly<{ code: string; wording: Localized; factor: Factor | null }>;
  readonly count: number;
  /** 0 to 1, of `base`; the shares of several reasons can add up to more than 1. */
  readonly share: number;
}

/** How far the figures can be trusted; over the unit with its descendants. */
export interface ReportQuality {
  /** Ratings counted in the period; null when `overall` is withheld. */
  readonly ratings: number | null;
  /** Records that came in the period and are kept but not counted. */
  readonly quarantinedRecords: number;
  /** Ratings that may be of the period, but of which not even the month is certain. Not counted. */
  readonly undatedRatings: number;
  /** Ratings of the period that decisions of two persons put out of the figures. Not counted. */
  readonly annulledRatings: number;
  /** Records of the period that are gone, and of how many kiosks. */
  readonly missingRecords: number;
  readonly kiosksWithGaps: number;
  /** Minutes without contact in opening hours, of all kiosks; null where no contact was kept. */
  readonly silentMinutes: number | null;
  readonly kiosks: Readonly<{ paired: number; silent: number }>;
  /** When the last record came, at any time; null when none did. */
  readonly lastReceivedAtMs: number | null;
}
