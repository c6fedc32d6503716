import type { RowState } from '../../shared/api/imports.ts';
import { ENTRY_KEY } from './entries.ts';
import type { LocatedOrganisation } from './located-organisation.ts';
import type { LocatedEntry } from './parse-rows.ts';
import type { ListChanges } from './diff-list.ts';
import type { OrganisationChanges } from './organisation-changes.ts';

/** Says it of any row by the name of its sheet and its number; a row that was not read is wrong. */
export type RowStates = (sheet: string | null, row: number) => RowState;

/** The state of every row, out of what was found to be new and changed. */
export function rowStates(incoming: LocatedOrganisation, changes: OrganisationChanges): RowStates {
  const states = new Map<string, RowState>();
  const note = <Entry>(
    rows: readonly LocatedEntry<Entry>[],
    { added, changed }: ListChanges<Entry>,
    keyOf: (entry: Entry) => string,
  ) => {
    const [addedKeys, changedKeys] = [new Set(added.map(keyOf)), new Set(changed.map(keyOf))];
    for (const { entry, sheet, row, cells } of rows) {
      if (cells.reported) continue;
      const key = keyOf(entry);
      const isNew = addedKeys.has(key) ? 'added' : 'same';
      states.set(placeOf(sheet, row), changedKeys.has(key) ? 'changed' : isNew);
    }
  };
  note(incoming.units, changes.units, ENTRY_KEY.units);
  note(incoming.servicePoints, changes.servicePoints, ENTRY_KEY.servicePoints);
  note(incoming.counters, changes.counters, ENTRY_KEY.counters);
  note(incoming.officials, changes.officials, ENTRY_KEY.officials);
  note(incoming.duties, changes.duties, ENTRY_KEY.duties);
  note(incoming.dossiers, changes.dossiers, ENTRY_KEY.dossiers);
  return (sheet, row) => states.get(placeOf(sheet, row)) ?? 'wrong';
}

const placeOf = (sheet: string | null, row: number): string => `${sheet ?? ''}\n${row}`;
