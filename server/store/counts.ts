import { rowInsert } from './row-insert.ts';
import type {
  AtomCountRow,
  AtomReasonCountRow,
  OfficialDayRow,
  UndatedCountRow,
} from './schema.ts';
import type { Writing } from './writing.ts';

const PLACE = ['unit_id', 'atom', 'counter_id', 'official_id', 'field_code'] as const;
const LEVELS = ['n1', 'n2', 'n3', 'n4', 'n5'] as const;

const addLevels = rowInsert('atom_counts', {
  columns: [...PLACE, 'channel', 'item_code', ...LEVELS],
  onConflict: `on conflict (${PLACE.join(', ')}, channel, item_code) do update set ${LEVELS.map(
    (level) => `${level} = atom_counts.${level} + excluded.${level}`,
  ).join(', ')}`,
});

const addReasons = rowInsert('atom_reason_counts', {
  columns: [...PLACE, 'reason_code', 'n'],
  onConflict: `on conflict (${PLACE.join(', ')}, reason_code) do update set
    n = atom_reason_counts.n + excluded.n`,
});

const newOfficialDay = rowInsert('official_days', {
  columns: ['unit_id', 'official_id', 'local_day'],
  onConflict: 'on conflict do nothing',
  key: ['unit_id', 'official_id', 'local_day'],
});

const addUndated = rowInsert('undated_counts', {
  columns: ['unit_id', 'first_atom', 'last_atom', 'n'],
  onConflict: `on conflict (unit_id, first_atom, last_atom) do update set
    n = undated_counts.n + excluded.n`,
});

/** Adds to the counts; negative numbers take away. At most one row per key. */
export async function addToCounts(
  { trx, insertRows }: Writing,
  changes: {
    readonly levels: readonly AtomCountRow[];
    readonly reasons: readonly AtomReasonCountRow[];
    readonly officialDays: readonly OfficialDayRow[];
    readonly undated: readonly UndatedCountRow[];
  },
): Promise<void> {
  await insertRows(trx, addLevels, changes.levels);
  await insertRows(trx, addReasons, changes.reasons);
  await insertRows(trx, newOfficialDay, changes.officialDays);
  await insertRows(trx, addUndated, changes.undated);
}
