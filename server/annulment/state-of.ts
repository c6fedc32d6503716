import { annulmentState, type AnnulmentState } from '../../shared/domain/annulment.ts';
import type { Annulment } from '../store/annulments.ts';

type Standing = Pick<Annulment, 'proposedAtMs' | 'decided' | 'lifted'>;

/** Where a kept proposal stands at a moment, UTC ms. */
export const stateOf = (
  { proposedAtMs, decided, lifted }: Standing,
  nowMs: number,
): AnnulmentState =>
  annulmentState({ proposedAtMs, decision: decided?.decision ?? null, lifted }, nowMs);
