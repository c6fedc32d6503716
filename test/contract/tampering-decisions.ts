import type { FindingKind } from '../../shared/api/integrity.ts';
import type { Database } from '../../server/store/schema.ts';
import {
  anyRow,
  deleting,
  editing,
  otherText,
  plus,
  setColumn,
  type Tampering,
} from './tampering-rows.ts';

const ANNULMENT: readonly FindingKind[] = ['unfounded-annulment'];
const COUNT: readonly FindingKind[] = ['altered-count'];
const DUTY: readonly FindingKind[] = ['altered-duty'];

/** It then covers ratings from outside. */
const windowShortened: Tampering = {
  name: 'shorten the window of an annulment',
  expected: ANNULMENT,
  act: async (db, pick) => {
    const { row, key } = await anyRow(db, 'annulments', pick);
    if (row === undefined) return false;
    await setColumn(db, 'annulments', { row, key }, 'from_ms', Number(row['to_ms']) - 1);
    return true;
  },
};

/** One person takes an annulment back, without a word in the log. */
const liftForged: Tampering = {
  name: 'lift an annulment alone',
  expected: ['one-person-annulment'],
  act: async (db, pick) => {
    const { row } = await anyRow(db, 'annulments', pick);
    if (row === undefined || row['kind'] === 'lift') return false;
    const annulment = row as unknown as Database['annulments'];
    const own = { proposed_by: 'manager', id: 'forged-lift' };
    await db
      .insertInto('annulments')
      .values({ ...annulment, ...own, kind: 'lift', lifts_id: annulment.id })
      .execute();
    const decision = { annulment_id: own.id, unit_id: annulment.unit_id, note: '' };
    await db
      .insertInto('annulment_decisions')
      .values({ ...decision, decision: 'approve', decided_by: 'manager', decided_at_ms: 0 })
      .execute();
    return true;
  },
};

/** What people decide: ratings put out of the figures, and who staff and office say serves. */
export const DECISION_TAMPERINGS: readonly Tampering[] = [
  windowShortened,
  liftForged,
  editing('annulments', 'proposed_by', {
    to: () => 'administrator',
    expected: ['one-person-annulment'],
  }),
  editing('annulments', 'place_id', { to: otherText, expected: ANNULMENT }),
  deleting('annulments', ANNULMENT),
  editing('annulment_decisions', 'decision', { to: () => 'refuse', expected: ANNULMENT }),
  editing('annulment_decisions', 'decided_by', { to: otherText, expected: ANNULMENT }),
  deleting('annulment_decisions', ANNULMENT),
  editing('annulled_ratings', 'annulment_id', { to: otherText, expected: ANNULMENT }),
  deleting('annulled_ratings', ANNULMENT),
  editing('annulled_counts', 'n', { to: plus, expected: COUNT }),
  deleting('annulled_counts', COUNT),
  editing('kiosk_duties', 'counter_id', { to: otherText, expected: DUTY }),
  editing('kiosk_duties', 'official_id', { to: otherText, expected: DUTY }),
  ...(['starts_at_ms', 'latest_ms', 'corrected_at_ms'] as const).map((column) =>
    editing('kiosk_duties', column, { to: plus, expected: DUTY }),
  ),
  editing('kiosk_duties', 'withdrawn', { to: (old: number) => 1 - old, expected: DUTY }),
  editing('kiosk_duties', 'seq', {
    to: (old: number) => old + 1_000,
    expected: ['orphan', 'uncounted-record'],
  }),
  deleting('kiosk_duties', ['uncounted-record']),
];
