import type { FieldEntry, ListEntries, ListName } from './entries.ts';
import type { MatchedTable } from './match-columns.ts';
import type { LocatedEntry } from './parse-rows.ts';
import { parseRows } from './parse-rows.ts';
import type { RowIssue } from './row-issue.ts';

/** All rows of a file that could be understood, list by list. */
export type LocatedOrganisation = {
  readonly [List in ListName]: readonly LocatedEntry<ListEntries[List]>[];
};

/** Parses every table; what is wrong with single cells is appended to `issues`. */
export function locateOrganisation(
  tables: readonly MatchedTable[],
  context: { readonly fields: readonly FieldEntry[]; readonly issues: RowIssue[] },
): LocatedOrganisation {
  return {
    units: parseRows(tables, 'units', context),
    servicePoints: parseRows(tables, 'servicePoints', context),
    counters: parseRows(tables, 'counters', context),
    officials: parseRows(tables, 'officials', context),
    duties: parseRows(tables, 'duties', context),
    dossiers: parseRows(tables, 'dossiers', context),
  };
}
