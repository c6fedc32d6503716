import type { Localized } from '../../shared/domain/language.ts';
import type { CellReader } from './cell-reader.ts';
import type { ListName, StoredOrganisation } from './entries.ts';
import { MESSAGES } from './issue-messages.ts';
import type { LocatedOrganisation } from './located-organisation.ts';

/** Lists whose rows others point to. */
export type CodedList = Exclude<ListName, 'duties' | 'dossiers'>;

/** Codes that a row may point to: those stored and those that the same file brings. */
export type KnownCodes = Readonly<Record<CodedList, ReadonlySet<string>>>;

/** A cell that points to a row of another list. */
interface Reference {
  readonly cells: CellReader;
  readonly column: string;
  readonly to: CodedList;
  readonly code: string;
}

const UNKNOWN_CODE: Readonly<Record<CodedList, (code: string) => Localized>> = {
  units: MESSAGES.unknownUnit,
  servicePoints: MESSAGES.unknownServicePoint,
  counters: MESSAGES.unknownCounter,
  officials: MESSAGES.unknownOfficial,
};

/** Every code that a row points to must be known. */
export function checkReferences(incoming: LocatedOrganisation, known: KnownCodes): void {
  for (const { cells, column, to, code } of referencesOf(incoming)) {
    const unknown = column === 'parent' ? MESSAGES.unknownParent : UNKNOWN_CODE[to];
    if (!known[to].has(code)) cells.report(column, unknown(code));
  }
}

/**
 * Where only the valid rows are written, a row that points to a row that is left out is left out as
 * well, and so on.
 */
export function leaveOutDependents(
  incoming: LocatedOrganisation,
  stored: StoredOrganisation,
): void {
  for (let found = true; found;) {
    const codes = (list: CodedList) =>
      new Set([
        ...stored[list].map(({ code }) => code),
        ...incoming[list].flatMap(({ entry, cells }) => (cells.reported ? [] : entry.code)),
      ]);
    const known: KnownCodes = {
      units: codes('units'),
      servicePoints: codes('servicePoints'),
      counters: codes('counters'),
      officials: codes('officials'),
    };
    const lost = referencesOf(incoming).filter(
      ({ cells, to, code }) => !cells.reported && !known[to].has(code),
    );
    for (const { cells, column, code } of lost) {
      cells.report(column, MESSAGES.dependsOnWrongRow(code));
    }
    found = lost.length > 0;
  }
}

function referencesOf(incoming: LocatedOrganisation): Reference[] {
  const { units, servicePoints, counters, officials, duties, dossiers } = incoming;
  return [
    ...units.flatMap(({ entry, cells }): Reference[] =>
      entry.parentCode === null || entry.parentCode === undefined
        ? []
        : [{ cells, column: 'parent', to: 'units', code: entry.parentCode }],
    ),
    ...[...servicePoints, ...officials, ...dossiers].map(({ entry, cells }): Reference => ({
      cells,
      column: 'unit',
      to: 'units',
      code: entry.unitCode,
    })),
    ...counters.map(({ entry, cells }): Reference => ({
      ...{ cells, column: 'servicePoint', to: 'servicePoints' },
      code: entry.servicePointCode,
    })),
    ...duties.flatMap(({ entry, cells }): Reference[] => [
      { cells, column: 'counter', to: 'counters', code: entry.counterCode },
      { cells, column: 'official', to: 'officials', code: entry.officialCode },
    ]),
  ];
}
