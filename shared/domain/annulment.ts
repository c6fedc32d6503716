import type { Localized } from './language.ts';
import { DAY_MS } from './local-day.ts';

/** Why ratings are put out of the figures. None of them is what the citizen chose. */
export const ANNULMENT_REASONS = ['test', 'staff', 'device', 'other'] as const;

export type AnnulmentReason = (typeof ANNULMENT_REASONS)[number];

export const ANNULMENT_REASON_NAMES: Readonly<Record<AnnulmentReason, Localized>> = {
  test: { vi: 'Thử máy trước giờ mở cửa', en: 'Test before opening' },
  staff: { vi: 'Cán bộ tự thao tác trên máy', en: 'Kiosk handled by staff' },
  device: { vi: 'Máy lỗi', en: 'Device fault' },
  other: { vi: 'Lý do khác', en: 'Other' },
};

/** Whose ratings: never single ones, never those of one level. */
export const ANNULMENT_PLACES = ['counter', 'kiosk'] as const;

export interface AnnulmentPlace {
  readonly kind: (typeof ANNULMENT_PLACES)[number];
  readonly id: string;
}

/** Longest window of one proposal, in days: whoever needs more has to ask, and to be asked, again. */
export const LONGEST_ANNULMENT_DAYS = 31;

/** Fewest characters of an explanation: one that can be judged by somebody who was not there. */
export const SHORTEST_EXPLANATION = 20;

/** A proposal that nobody decided on ends by itself, in days. */
export const PROPOSAL_DAYS = 30;

/** 'annul' puts ratings out of the figures, 'lift' takes an annulment in force back. */
export const ANNULMENT_KINDS = ['annul', 'lift'] as const;
export type AnnulmentKind = (typeof ANNULMENT_KINDS)[number];

export const ANNULMENT_DECISIONS = ['approve', 'refuse', 'withdraw'] as const;
export type AnnulmentDecision = (typeof ANNULMENT_DECISIONS)[number];

export const ANNULMENT_STATES = [
  'proposed',
  'approved',
  'refused',
  'withdrawn',
  'expired',
  /** Approved, and taken back by a later decision of two persons. */
  'lifted',
] as const;
export type AnnulmentState = (typeof ANNULMENT_STATES)[number];

/** The instant, UTC ms, from which an undecided proposal counts no more. */
export const proposalEndsAtMs = (proposedAtMs: number): number =>
  proposedAtMs + PROPOSAL_DAYS * DAY_MS;

export interface AnnulmentHistory {
  readonly proposedAtMs: number;
  /** Null while nobody has decided. */
  readonly decision: AnnulmentDecision | null;
  /** A later decision of two persons took it back. */
  readonly lifted: boolean;
}

/** Where a proposal stands at a moment, UTC ms. */
export function annulmentState(
  { proposedAtMs, decision, lifted }: AnnulmentHistory,
  nowMs: number,
): AnnulmentState {
  switch (decision) {
    case null:
      return nowMs < proposalEndsAtMs(proposedAtMs) ? 'proposed' : 'expired';
    case 'approve':
      return lifted ? 'lifted' : 'approved';
    case 'refuse':
      return 'refused';
    case 'withdraw':
      return 'withdrawn';
  }
}
