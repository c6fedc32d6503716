import type { Atom } from '../../shared/domain/atom.ts';
import type { KioskPlacement } from '../../shared/api/kiosk-place.ts';
import type { Localized } from '../../shared/domain/language.ts';
import type { Factor } from '../../shared/domain/factor.ts';
import type { LevelCounts } from '../../shared/domain/level.ts';
import type { Period } from '../../shared/domain/period.ts';
import type { Target } from '../../shared/domain/target.ts';
import type { Succession } from '../../shared/domain/succession.ts';
import type { Unit } from '../../shared/domain/unit.ts';
import type { DossierFact } from './coverage-table.ts';
import type { Validity } from '../../shared/domain/validity.ts';
import type { ReportIntegrity } from './report-integrity.ts';
import type { ReleaseThresholds } from '../../shared/domain/release-thresholds.ts';

/** Stands for "nobody on duty" and "no field" among the counts. */
export const NOBODY = '';

/** All that a period report is built of, as the store holds it. */
export interface PeriodFacts {
  readonly period: Period;
  /** The unit that the report is about. */
  readonly unitId: string;
  readonly office: OfficeFacts;
  readonly organisation: OrganisationFacts;
  readonly targets: readonly Target[];
  readonly counts: CountFacts;
  readonly quality: QualityFacts;
  readonly integrity: ReportIntegrity;
  /** Kiosks of the unit itself that were carried to another counter within the 13 periods. */
  readonly placements: readonly KioskPlacement[];
  /** Of every unit, in the months of the period. */
  readonly dossiers: readonly DossierFact[];
  readonly generatedAtMs: number;
}

export interface OfficeFacts {
  readonly officeName: string;
  readonly sample: boolean;
  readonly minimumN: number;
  readonly silentAfterHours: number;
  readonly thresholds: ReleaseThresholds;
}

/** A unit in the tree; `parentId` null at a root. */
export type TreeUnit = Pick<Unit, 'id' | 'code' | 'name' | 'kind'> & {
  readonly parentId: string | null;
};

/** A unit of the tree with the days on which it stands there. */
export type PlacedUnit = TreeUnit & Validity;

/** What came before the tree of a report. */
export interface UnitHistoryFacts {
  /** Units that ended before the period, each under the last parent it had. */
  readonly former: readonly PlacedUnit[];
  readonly successions: readonly Succession[];
}

/**
 * The whole tree as of the period; of the unit only, its service points, counters and officials of
 * any time, because earlier periods count too.
 */
export interface OrganisationFacts {
  readonly units: readonly PlacedUnit[];
  readonly history: UnitHistoryFacts;
  readonly servicePoints: readonly ServicePointFact[];
  readonly counters: readonly CounterFact[];
  readonly officials: readonly OfficialFact[];
  readonly fields: readonly Readonly<{ code: string; name: Localized }>[];
  /** Items that belong to a factor, over all questionnaires; the overall item is not one of them. */
  readonly factorItems: readonly Readonly<{ code: string; factor: Factor }>[];
  readonly reasons: readonly ReasonFact[];
}

export interface ServicePointFact {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  /** Existed at some time in the period: printed even when nobody rated there. */
  readonly listed: boolean;
}

export interface CounterFact extends ServicePointFact {
  readonly servicePointId: string;
  readonly fieldCode: string | null;
}

export interface OfficialFact {
  readonly id: string;
  readonly code: string;
  /** Family and middle names. */
  readonly familyName: string;
  readonly givenName: string;
  readonly honorific: string | null;
  readonly title: string | null;
}

export interface ReasonFact {
  readonly code: string;
  readonly wording: Localized;
  readonly factor: Factor | null;
}

/** Sums of period atoms. What nobody rated has no row. */
export interface CountFacts {
  /** Overall level, every unit of the tree without its descendants, over the 13 periods. */
  readonly units: readonly UnitCount[];
  /** Overall level at the unit itself and its predecessors, over the three compared periods. */
  readonly places: readonly PlaceCount[];
  /** Every item, over the unit with its descendants, over the three compared periods. */
  readonly items: readonly ItemCount[];
  /** Of the period itself, over the unit with its descendants. */
  readonly reasons: readonly Readonly<{ reasonCode: string; n: number }>[];
  /** Days on which an official of the unit was rated, in each of the three compared periods. */
  readonly officialDays: readonly OfficialDayCount[];
}

export interface UnitCount extends LevelCounts {
  readonly unitId: string;
  readonly atom: Atom;
}

export interface PlaceCount extends LevelCounts {
  readonly atom: Atom;
  readonly counterId: string;
  /** `NOBODY` when nobody was on duty. */
  readonly officialId: string;
}

export interface ItemCount extends LevelCounts {
  readonly atom: Atom;
  /** `NOBODY` for a counter without a field. */
  readonly fieldCode: string;
  readonly itemCode: string;
}

/** The three periods that a figure is compared over. */
export const SPANS = ['current', 'previous', 'lastYear'] as const;
export type Span = (typeof SPANS)[number];
export type BySpan<T> = Readonly<Record<Span, T>>;

export interface OfficialDayCount {
  readonly officialId: string;
  readonly days: BySpan<number>;
}

/** What the devices of the unit with its descendants lost and missed in the period. */
export interface DeviceQualityFacts {
  /** Records whose numbers were given out in the period and that are gone. */
  readonly missingRecords: number;
  readonly kiosksWithGaps: number;
  /** Minutes without contact in opening hours, of all kiosks; null where no contact was kept. */
  readonly silentMinutes: number | null;
}

export interface QualityFacts extends DeviceQualityFacts {
  readonly quarantinedRecords: number;
  /** Active kiosks of the unit with its descendants: when each was last heard of, null never. */
  readonly kioskSeenAtMs: readonly (number | null)[];
  readonly lastReceivedAtMs: number | null;
  /** Ratings that may be of the period, but of which not even the month is certain. */
  readonly undatedRatings: number;
  /** Ratings of the period that decisions of two persons put out of the figures. */
  readonly annulledRatings: number;
}
