import type { VisitTimings } from './kiosk-configuration.ts';
import type { CutOffDay } from './period.ts';
import { RELEASE_THRESHOLDS, type ReleaseThresholds } from './release-thresholds.ts';

/** What the office decides, each by its name in the table. */
export interface SettingValues {
  'office-name': string;
  'cut-off-day': CutOffDay;
  /** Telephone that the kiosks show. */
  hotline: string | null;
  /** Ratings from which on a verdict is given. */
  'minimum-n': number;
  'silent-after-hours': number;
  'release-thresholds': ReleaseThresholds;
  'visit-timings': VisitTimings;
}

/** Settings that people change, in the order of the page. `sample` is none of them. */
export const OFFICE_SETTINGS = [
  'office-name',
  'cut-off-day',
  'hotline',
  'minimum-n',
  'release-thresholds',
  'silent-after-hours',
  'visit-timings',
] as const satisfies (keyof SettingValues)[];

export type OfficeSetting = (typeof OFFICE_SETTINGS)[number];

/** NĐ 09/2019/NĐ-CP: a reporting month runs from the 15th of the month before to the 14th. */
const DEFAULT_CUT_OFF_DAY = 15;

/** Long enough to read, short enough for a queue; a warning must leave 20 s (WCAG 2.2.1). */
const DEFAULT_VISIT_TIMINGS: VisitTimings = {
  pickedMs: 600,
  idleMs: 30_000,
  warningMs: 20_000,
  thanksMs: 4_000,
  lockOutMs: 5_000,
};

/** What holds where nobody decided. */
export const DEFAULT_SETTINGS: Readonly<SettingValues> = {
  'office-name': '',
  'cut-off-day': DEFAULT_CUT_OFF_DAY,
  hotline: null,
  'minimum-n': 30,
  'silent-after-hours': 24,
  'release-thresholds': RELEASE_THRESHOLDS,
  'visit-timings': DEFAULT_VISIT_TIMINGS,
};

/** Least and most of a number that somebody may decide. */
export type Bounds = readonly [least: number, most: number];

const MOST_RATINGS = 1_000;

/**
 * What may be decided from now on. Publishing never below the project's own rule, which protects
 * single persons already; whoever is warned by a kiosk has twenty seconds (WCAG 2.2.1). In ms.
 */
export const SETTING_BOUNDS = {
  'minimum-n': { count: [1, MOST_RATINGS] },
  'silent-after-hours': { count: [1, 240] },
  'release-thresholds': {
    unit: [RELEASE_THRESHOLDS.unit, MOST_RATINGS],
    counter: [RELEASE_THRESHOLDS.counter, MOST_RATINGS],
    official: [RELEASE_THRESHOLDS.official, MOST_RATINGS],
    officialDays: [RELEASE_THRESHOLDS.officialDays, 100],
    exactShare: [RELEASE_THRESHOLDS.exactShare, MOST_RATINGS],
  },
  'visit-timings': {
    pickedMs: [300, 3_000],
    idleMs: [10_000, 300_000],
    warningMs: [20_000, 300_000],
    thanksMs: [1_000, 30_000],
    lockOutMs: [0, 60_000],
  },
} as const satisfies Partial<Readonly<Record<OfficeSetting, Readonly<Record<string, Bounds>>>>>;
