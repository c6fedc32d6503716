/**
 * How far a new load of the page has come. `waiting`: a new shell is installed. `under-way`: that
 * shell is asked to take over, or the page to load anew. `taken-over`: only this page is still old.
 */
export type Progress = 'none' | 'waiting' | 'under-way' | 'taken-over';

/** What a new load of the page depends on. */
export interface ReloadFacts {
  readonly progress: Progress;
  /** The nightly reload is due: a browser that runs for weeks grows. */
  readonly reloadDue: boolean;
  /** The shell's cache serves this page: it loads again with the server gone. */
  readonly isCached: boolean;
  /** The idle screen is shown: no citizen is in the middle of anything. */
  readonly isResting: boolean;
  /** Records on their way to the disk. */
  readonly unwritten: number;
}

/** 'apply' the new shell or 'reload' only when nobody loses anything by it, and only once. */
export function decideReload(facts: ReloadFacts): 'apply' | 'reload' | 'keep' {
  const { progress } = facts;
  if (!facts.isResting || facts.unwritten > 0 || progress === 'under-way') return 'keep';
  if (progress === 'waiting') return 'apply';
  return progress === 'taken-over' || (facts.reloadDue && facts.isCached) ? 'reload' : 'keep';
}
