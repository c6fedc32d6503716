import type { LocalDay } from './local-day.ts';

/** What may become of units by a resolution. Words of the law: nhập, chia, đổi tên, giải thể. */
export const SUCCESSION_KINDS = ['merge', 'split', 'rename', 'dissolve'] as const;
export type SuccessionKind = (typeof SUCCESSION_KINDS)[number];

/** One predecessor and one successor; a merger of three units is three of these. */
export interface Succession {
  readonly predecessorId: string;
  /** Null for a unit that was dissolved: nobody followed it. */
  readonly successorId: string | null;
  readonly kind: SuccessionKind;
  /** First day of the successor; the predecessor ended the day before. */
  readonly onDay: LocalDay;
  readonly legalBasis: string;
  /** Part of the predecessor that went to this successor, 0 to 1; null where nobody said. */
  readonly share: number | null;
}

/** Does the whole of the predecessor live on in the successor, so that their counts add up? */
export const isWhole = ({ kind }: Pick<Succession, 'kind'>): boolean =>
  kind === 'merge' || kind === 'rename';
