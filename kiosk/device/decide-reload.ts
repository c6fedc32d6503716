/** What a new load of the page depends on. */
export interface ReloadFacts {
  /** A new shell is installed and waits. */
  readonly isWaiting: boolean;
  /** The nightly reload is due: a browser that runs for weeks grows. */
  readonly reloadDue: boolean;
  /** The shell's cache serves this page: it loads again with the server gone. */
  readonly isCached: boolean;
  /** The idle screen is shown: no citizen is in the middle of anything. */
  readonly isResting: boolean;
  /** Records on their way to the disk. */
  readonly unwritten: number;
  /** A new load is under way already. */
  readonly isApplied: boolean;
}

/** 'apply' the new shell or 'reload' only when nobody loses anything by it, and only once. */
export function decideReload(facts: ReloadFacts): 'apply' | 'reload' | 'keep' {
  if (!facts.isResting || facts.unwritten > 0 || facts.isApplied) return 'keep';
  if (facts.isWaiting) return 'apply';
  return facts.reloadDue && facts.isCached ? 'reload' : 'keep';
}
