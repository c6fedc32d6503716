import * as fc from 'fast-check';
import type { FindingKind } from '../../shared/api/integrity.ts';
import {
  answerInserted,
  hidden,
  inserted,
  ratingInserted,
  reordered,
  rewritten,
  rootEmptied,
  swapped,
} from './tampering-acts.ts';
import { DECISION_TAMPERINGS } from './tampering-decisions.ts';
import {
  deleting,
  editing,
  flippedBit,
  otherCharacter,
  otherText,
  plus,
  type Tampering,
} from './tampering-rows.ts';

const RECORD: readonly FindingKind[] = ['altered-record'];
const RATING: readonly FindingKind[] = ['altered-rating'];
const COUNT: readonly FindingKind[] = ['altered-count'];

/** What a verification must name. */
export const TAMPERINGS: readonly Tampering[] = [
  editing('records', 'bytes', { to: flippedBit, expected: RECORD }),
  editing('records', 'hash', { to: otherCharacter, expected: RECORD }),
  editing('records', 'prev', { to: otherCharacter, expected: RECORD }),
  editing('records', 'signature', { to: otherCharacter, expected: RECORD }),
  editing('records', 'seq', { to: (old: number) => old + 1_000, expected: RECORD }),
  deleting('records', ['removed']),
  swapped,
  inserted,
  ratingInserted,
  answerInserted,
  hidden,
  deleting('ratings', ['uncounted-record']),
  ...(['took_ms', 'earliest_ms', 'latest_ms'] as const).map((column) =>
    // Both ends go together, or the table itself refuses.
    editing('ratings', column, {
      to: (old: number, pick: (limit: number) => number) =>
        column === 'earliest_ms' ? old - 1 - pick(5) : plus(old, pick),
      expected: RATING,
    }),
  ),
  editing('ratings', 'level', { to: (old: number) => (old % 5) + 1, expected: RATING }),
  editing('ratings', 'seq', { to: plus, expected: ['orphan', 'uncounted-record'] }),
  ...['counter_id', 'language', 'channel', 'questionnaire_code', 'clock_quality', 'atom'].map(
    (column) => editing('ratings', column, { to: otherText, expected: RATING }),
  ),
  editing('ratings', 'local_day', { to: () => '2026-10-31', expected: RATING }),
  editing('ratings', 'official_id', { to: otherText, expected: ['attribution'] }),
  editing('ratings', 'field_code', { to: otherText, expected: ['attribution'] }),
  deleting('answers', ['altered-answer']),
  editing('answers', 'level', { to: (old: number) => (old % 5) + 1, expected: ['altered-answer'] }),
  editing('answers', 'item_code', { to: otherText, expected: ['altered-answer'] }),
  deleting('reasons_given', ['altered-reason']),
  editing('reasons_given', 'reason_code', { to: otherText, expected: ['altered-reason'] }),
  deleting('quarantine', ['uncounted-record']),
  editing('quarantine', 'seq', { to: (old: number) => old + 1_000, expected: ['orphan'] }),
  ...(['n1', 'n2', 'n3', 'n4', 'n5'] as const).map((column) =>
    editing('atom_counts', column, { to: plus, expected: COUNT }),
  ),
  editing('atom_counts', 'counter_id', { to: otherText, expected: COUNT }),
  deleting('atom_counts', COUNT, (row) => ['n1', 'n2', 'n3', 'n4', 'n5'].some((n) => row[n] !== 0)),
  editing('atom_reason_counts', 'n', { to: plus, expected: COUNT }),
  deleting('official_days', COUNT),
  editing('kiosk_epochs', 'head_hash', { to: otherCharacter, expected: ['altered-head'] }),
  editing('kiosk_epochs', 'through_seq', { to: plus, expected: ['removed'] }),
  editing('kiosk_epochs', 'public_key', {
    to: otherCharacter,
    expected: ['altered-record', 'unknown-chain'],
  }),
  deleting('kiosk_epochs', ['unknown-chain', 'removed']),
  ...(['action', 'detail', 'account_id', 'unit_id'] as const).map((column) =>
    editing('audit_log', column, { to: otherText, expected: ['altered-audit-entry'] }),
  ),
  editing('audit_log', 'at_ms', { to: plus, expected: ['altered-audit-entry'] }),
  editing('audit_log', 'hash', { to: otherCharacter, expected: ['altered-audit-entry'] }),
  editing('audit_log', 'prev', { to: otherCharacter, expected: ['altered-audit-entry'] }),
  editing('audit_log', 'position', {
    to: (old: number) => old + 1_000,
    expected: ['missing-audit-entry'],
  }),
  deleting('audit_log', ['missing-audit-entry']),
  reordered,
  rewritten,
  rootEmptied,
  editing('audit_head', 'position', { to: plus, expected: ['missing-audit-entry'] }),
  editing('audit_head', 'hash', { to: otherCharacter, expected: ['altered-audit-entry'] }),
  deleting('audit_head', ['altered-audit-entry']),
  ...DECISION_TAMPERINGS,
  deleting('rooted_heads', ['altered-root', 'removed']),
  editing('rooted_heads', 'last_hash', {
    to: otherCharacter,
    expected: ['altered-root', 'altered-record'],
  }),
];

export const anyTampering = fc.record({
  tampering: fc.constantFrom(...TAMPERINGS),
  picks: fc.array(fc.nat(), { minLength: 4, maxLength: 4 }),
});

/** Reads whole numbers off a list, the last for ever. */
export function picker(picks: readonly number[]): (limit: number) => number {
  let place = 0;
  return (limit) => {
    const drawn = picks[Math.min(place, picks.length - 1)] ?? 0;
    place += 1;
    return limit <= 0 ? 0 : drawn % limit;
  };
}
