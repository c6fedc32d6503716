import type { LocalDay } from '../domain/local-day.ts';
import type { SuccessionKind } from '../domain/succession.ts';
import type { UnitKind } from '../domain/unit.ts';

/** A unit that follows: one that stands already and goes on, or one that begins on the day. */
export type Successor =
  | Readonly<{ is: 'existing'; unitId: string; share: number | null }>
  | Readonly<{
      is: 'new';
      code: string;
      name: string;
      kind: UnitKind;
      /** Null at the top of the tree. */
      parentId: string | null;
      share: number | null;
    }>;

/** What a resolution does to units, as it is recorded: all of it or nothing. */
export interface SuccessionRequest {
  readonly kind: SuccessionKind;
  /** First day of the new order; the predecessors end the day before. */
  readonly onDay: LocalDay;
  readonly legalBasis: string;
  readonly predecessorIds: readonly string[];
  readonly successors: readonly Successor[];
}

/** What came of it. */
export interface SuccessionRecorded {
  /** In the order of the request. */
  readonly successorIds: readonly string[];
  /**
   * Kiosks that still stand at counters which ended: they keep the former unit until they are
   * paired with the new one. Nothing they collect is lost meanwhile.
   */
  readonly kiosksToPair: number;
}
