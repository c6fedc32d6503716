/** From how many ratings on a figure may be published. Data: an office may set them higher. */
export interface ReleaseThresholds {
  /** A unit, a field, a factor or the reasons of a unit. */
  readonly unit: number;
  /** A counter or a service point. */
  readonly counter: number;
  /** A named official, who must also have been rated on `officialDays` different days. */
  readonly official: number;
  readonly officialDays: number;
  /** Below this many ratings a share of 0 % or 100 % is printed as "<10 %" or ">90 %". */
  readonly exactShare: number;
}

/** The project's own rule, after the cell size policy of CMS (11 for persons). */
export const RELEASE_THRESHOLDS: ReleaseThresholds = {
  unit: 5,
  counter: 10,
  official: 11,
  officialDays: 3,
  exactShare: 20,
};
