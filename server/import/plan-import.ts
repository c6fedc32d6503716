import type { Result } from '../../shared/result.ts';
import { err, ok } from '../../shared/result.ts';
import { checkDutyOverlaps } from './check-duty-overlaps.ts';
import { checkParentCycles, checkRepeats } from './check-entries.ts';
import type { CodedList, KnownCodes } from './check-references.ts';
import { checkReferences, leaveOutDependents } from './check-references.ts';
import { checkUnitMoves } from './check-unit-moves.ts';
import { diffList } from './diff-list.ts';
import type { StoredOrganisation } from './entries.ts';
import { ENTRY_KEY } from './entries.ts';
import type { ImportFault } from './import-fault.ts';
import { unknownList } from './import-fault.ts';
import { MESSAGES } from './issue-messages.ts';
import type { LocatedOrganisation } from './located-organisation.ts';
import { locateOrganisation } from './located-organisation.ts';
import type { MatchedTable } from './match-columns.ts';
import { matchTable } from './match-columns.ts';
import type { LocatedEntry } from './parse-rows.ts';
import type { OrganisationChanges } from './organisation-changes.ts';
import type { RowIssue } from './row-issue.ts';
import { rowStates, type RowStates } from './row-states.ts';
import type { Table } from './table.ts';
import { plainKey } from './table.ts';

/** What a file says against what is stored. */
export interface ImportPlan {
  readonly tables: readonly MatchedTable[];
  /** Sheets that hold none of the lists; they are left alone. */
  readonly skippedSheets: readonly string[];
  readonly changes: OrganisationChanges;
  /** In the order of the file. With one, all or nothing means nothing. */
  readonly issues: readonly RowIssue[];
  readonly stateOf: RowStates;
}

export interface ImportChoice {
  /** Rows that depend on a wrong row are wrong as well; the others may be written. */
  readonly validOnly?: boolean;
}

/** Reads the tables as lists, checks every row, and finds what is new, changed and the same. */
export function planImport(
  tables: readonly Table[],
  stored: StoredOrganisation,
  choice: ImportChoice = {},
): Result<ImportPlan, ImportFault> {
  const matches = tables.map((table) => ({ table, match: matchTable(table) }));
  const matched = matches.flatMap(({ match }) => match ?? []);
  if (matched.length === 0) return err(unknownList);
  const issues: RowIssue[] = matched.flatMap(missingColumns);
  const incoming = locateOrganisation(matched, { fields: stored.fields, issues });
  checkAll(incoming, stored, knownCodes(matched, stored));
  if (choice.validOnly === true) leaveOutDependents(incoming, stored);
  const changes = changesOf(incoming, stored);
  return ok({
    tables: matched,
    skippedSheets: matches.flatMap(({ table, match }) =>
      match || isOurGuide(table) ? [] : (table.sheet ?? []),
    ),
    changes,
    issues: inFileOrder(issues, matched),
    stateOf: rowStates(incoming, changes),
  });
}

/** The second sheet of our own template. */
function isOurGuide({ sheet }: Table): boolean {
  return sheet !== null && plainKey(sheet) === 'huongdan';
}

function missingColumns(table: MatchedTable): RowIssue[] {
  return table.missing.map((column) => ({
    list: table.list.name,
    sheet: table.sheet,
    row: table.headingRow,
    column: column.headings[0],
    message: MESSAGES.missingColumn(column.headings.join(', ')),
  }));
}

function checkAll(
  incoming: LocatedOrganisation,
  stored: StoredOrganisation,
  known: KnownCodes,
): void {
  checkRepeats(incoming.units, ENTRY_KEY.units, 'code');
  checkRepeats(incoming.servicePoints, ENTRY_KEY.servicePoints, 'code');
  checkRepeats(incoming.counters, ENTRY_KEY.counters, 'code');
  checkRepeats(incoming.officials, ENTRY_KEY.officials, 'code');
  checkRepeats(incoming.duties, ENTRY_KEY.duties, 'from');
  checkRepeats(incoming.dossiers, ENTRY_KEY.dossiers, 'month');
  checkReferences(incoming, known);
  checkParentCycles(incoming.units, stored);
  checkUnitMoves(incoming, stored);
  checkDutyOverlaps(incoming.duties, stored);
}

/**
 * A code counts as known even when its own row has another mistake: one wrong cell should not be
 * told a hundred times.
 */
function knownCodes(tables: readonly MatchedTable[], stored: StoredOrganisation): KnownCodes {
  const codesOf = (list: CodedList): ReadonlySet<string> => {
    const inFile = tables
      .filter((table) => table.list.name === list)
      .flatMap(({ rows, columns }) => {
        const index = columns.get('code')?.index;
        return index === undefined ? [] : rows.map((row) => row.cells[index] ?? '');
      });
    return new Set([...stored[list].map(({ code }) => code), ...inFile]);
  };
  return {
    units: codesOf('units'),
    servicePoints: codesOf('servicePoints'),
    counters: codesOf('counters'),
    officials: codesOf('officials'),
  };
}

function changesOf(incoming: LocatedOrganisation, stored: StoredOrganisation): OrganisationChanges {
  return {
    units: diffList(stored.units, entriesOf(incoming.units), ENTRY_KEY.units),
    servicePoints: diffList(
      stored.servicePoints,
      entriesOf(incoming.servicePoints),
      ENTRY_KEY.servicePoints,
    ),
    counters: diffList(stored.counters, entriesOf(incoming.counters), ENTRY_KEY.counters),
    officials: diffList(stored.officials, entriesOf(incoming.officials), ENTRY_KEY.officials),
    duties: diffList(stored.duties, entriesOf(incoming.duties), ENTRY_KEY.duties),
    dossiers: diffList(stored.dossiers, entriesOf(incoming.dossiers), ENTRY_KEY.dossiers),
  };
}

function entriesOf<Entry>(rows: readonly LocatedEntry<Entry>[]): Entry[] {
  return rows.filter(({ cells }) => !cells.reported).map(({ entry }) => entry);
}

function inFileOrder(issues: readonly RowIssue[], tables: readonly MatchedTable[]): RowIssue[] {
  const place = new Map(tables.map((table, index) => [table.sheet, index]));
  const placeOf = (issue: RowIssue) => place.get(issue.sheet) ?? 0;
  return issues.toSorted((a, b) => placeOf(a) - placeOf(b) || a.row - b.row);
}
