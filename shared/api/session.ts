import type { CutOffVersion } from '../domain/cut-off-history.ts';
import type { CutOffDay } from '../domain/period.ts';
import type { Permission } from '../domain/role.ts';
import type { TargetPreset } from './target-presets.ts';
import type { SignInStep } from './route.ts';

export type { SignInStep } from './route.ts';

/** First run: what the person at the console enters once. */
export interface Setup {
  readonly setupCode: string;
  readonly login: string;
  readonly displayName: string;
  readonly password: string;
  readonly officeName: string;
  readonly cutOffDay: CutOffDay;
  /** Key of a shipped set of targets; null to choose later. */
  readonly targetPreset: string | null;
}

export interface SetupState {
  readonly open: boolean;
  /** What may be chosen while it is open; empty after that. */
  readonly presets: readonly TargetPreset[];
}

export interface SignIn {
  readonly login: string;
  readonly password: string;
}

/** Who is signed in. */
export interface Session {
  readonly displayName: string;
  readonly login: string;
  /** What the account may do on some part of the tree: the rest is not offered. */
  readonly may: readonly Permission[];
  /** What it may do on the whole tree. */
  readonly mayEverywhere: readonly Permission[];
  readonly office: Office;
  /** What is still asked before the pages open; left out when nothing is. */
  readonly waitsFor?: SignInStep;
}

/** What every page of the dashboard needs to know of the office. */
export interface Office {
  readonly name: string;
  /** Of today. */
  readonly cutOffDay: CutOffDay;
  /** Every decision on it, the oldest first: a past period keeps that of its time. */
  readonly cutOffDays: readonly CutOffVersion[];
  /** True when the data are illustrative: every screen and file then says so. */
  readonly sample: boolean;
}
