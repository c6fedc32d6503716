/** What an update of the app shell depends on. */
export interface UpdateFacts {
  /** A new shell is installed and waits. */
  readonly isWaiting: boolean;
  /** The idle screen is shown: no citizen is in the middle of anything. */
  readonly isResting: boolean;
  /** Records on their way to the disk. */
  readonly unwritten: number;
  /** The new shell was already told to take over. */
  readonly isApplied: boolean;
}

/** 'apply' only when nobody loses anything by a reload, and only once. */
export const decideUpdate = (facts: UpdateFacts): 'apply' | 'keep' =>
  facts.isWaiting && facts.isResting && facts.unwritten === 0 && !facts.isApplied
    ? 'apply'
    : 'keep';
