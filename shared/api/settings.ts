import type { LocalDay } from '../domain/local-day.ts';
import type { OfficeSetting, SettingValues } from '../domain/setting.ts';

/** One decision; none is ever changed. */
export interface SettingVersion<Value> {
  /** Counts from 1 for each setting. */
  readonly version: number;
  readonly value: Value;
  readonly validFrom: LocalDay;
  /** Null until further notice; before `validFrom` when a later version took every day of it. */
  readonly validTo: LocalDay | null;
  readonly legalBasis: string | null;
  /** Null for what was decided before this was kept. */
  readonly setAtMs: number | null;
  /** Name of the person; null for the console, and for what was decided before this was kept. */
  readonly setBy: string | null;
}

/** One setting: what holds today, and every version, the one that begins last first. */
export type SettingHistory = {
  [Name in OfficeSetting]: {
    readonly name: Name;
    readonly value: SettingValues[Name];
    readonly versions: readonly SettingVersion<SettingValues[Name]>[];
  };
}[OfficeSetting];

export interface SettingsPage {
  readonly settings: readonly SettingHistory[];
  readonly today: LocalDay;
  /** First day from which a change may hold; null for any, while nothing has been rated yet. */
  readonly earliestDay: LocalDay | null;
  /** True when the data are illustrative. */
  readonly sample: boolean;
}

/** A new version. */
export type SettingChange = {
  [Name in OfficeSetting]: {
    readonly name: Name;
    readonly value: SettingValues[Name];
    readonly validFrom: LocalDay;
    readonly legalBasis: string | null;
  };
}[OfficeSetting];
