import { describe, expect, it } from 'vitest';
import { annulmentState, PROPOSAL_DAYS } from '../../../shared/domain/annulment.ts';

const PROPOSED_MS = Date.UTC(2026, 10, 19, 2);
const END_MS = PROPOSED_MS + PROPOSAL_DAYS * 86_400_000;

describe('a proposal to annul', () => {
  it.each([
    ['waits until its last instant', null, false, END_MS - 1, 'proposed'],
    ['ends by itself after thirty days', null, false, END_MS, 'expired'],
    ['holds for ever once it is approved', 'approve', false, END_MS * 2, 'approved'],
    ['is lifted by a later decision', 'approve', true, END_MS, 'lifted'],
    ['stays refused when its time is over', 'refuse', false, END_MS, 'refused'],
    ['stays withdrawn when its time is over', 'withdraw', false, END_MS, 'withdrawn'],
  ] as const)('%s', (_case, decision, lifted, nowMs, state) => {
    expect(annulmentState({ proposedAtMs: PROPOSED_MS, decision, lifted }, nowMs)).toBe(state);
  });
});
