import type { Language } from '../../shared/domain/language.ts';
import { FACTOR_NAMES, UNIT_KIND_NAMES } from '../reports/names.ts';
import type { Figure } from '../reports/figure.ts';
import type { PeriodReport, ReportOfficial } from '../reports/period-report.ts';
import { standingNotes } from '../reports/standing-notes.ts';
import type { TableKey } from './route.ts';

/** The tables whose rows carry a figure: all but the reasons. */
export type FigureTableKey = Exclude<TableKey, 'reasons'>;

export interface TableRow {
  /** Unique in its table, and what the address keeps of a narrowed row. */
  readonly key: string;
  readonly name: string;
  /** What names are sorted by: of people the given name comes first. */
  readonly sortName: string;
  /** Texts of the columns between name and figures; as many as the table has. */
  readonly beside: readonly string[];
  readonly figure: Figure;
  /** What has to be said of the row beside its name; empty for most. */
  readonly notes: readonly string[];
  /** False: compared with nobody, so that it stands after those that are. */
  readonly ranked: boolean;
  /** Code of the unit that the row opens; null when it opens a detail. */
  readonly opensUnit: string | null;
}

export interface RowGroup {
  /** Null for a table without groups. */
  readonly title: string | null;
  readonly rows: readonly TableRow[];
}

interface Wordings {
  readonly language: Language;
  readonly nobodyOnDuty: string;
  readonly noField: string;
}

/** The rows of one table of a report, in printing order. */
export function tableRows(
  report: PeriodReport,
  table: FigureTableKey,
  wordings: Wordings,
): RowGroup[] {
  switch (table) {
    case 'units':
      return unitGroups(report, wordings.language);
    case 'service-points':
      return single(
        report.tables.servicePoints.map(({ servicePoint, figure }) =>
          row({ key: servicePoint.code, name: servicePoint.name, figure }),
        ),
      );
    case 'counters':
      return single(counterRows(report, wordings.language));
    case 'officials':
      return single(officialRows(report, wordings.nobodyOnDuty));
    case 'fields':
      return single(
        report.tables.fields.map(({ field, figure }) =>
          row({
            key: field?.code ?? '-',
            name: field?.name[wordings.language] ?? wordings.noField,
            figure,
          }),
        ),
      );
    case 'factors':
      return single(
        report.tables.factors.map(({ factor, figure }) =>
          row({ key: factor, name: FACTOR_NAMES[factor][wordings.language], figure }),
        ),
      );
  }
}

/** "Ông Nguyễn Văn An"; the honorific is left out where it is not known. */
export function officialName({ honorific, name }: ReportOfficial): string {
  return honorific === null ? name : `${honorific} ${name}`;
}

/** Given name first, then family and middle: "An Nguyễn Văn". */
export function givenNameFirst(name: string): string {
  const words = name.trim().split(/\s+/);
  const given = words.pop() ?? '';
  return [given, ...words].join(' ');
}

function unitGroups(report: PeriodReport, language: Language): RowGroup[] {
  return report.tables.units.groups.map(({ kind, rows }) => ({
    title: UNIT_KIND_NAMES[kind][language],
    rows: rows.map(({ unit, figure, standing }) => ({
      ...row({ key: unit.code, name: unit.name, figure }),
      notes: standingNotes(standing, language),
      ranked: standing.partial === null,
      opensUnit: unit.code,
    })),
  }));
}

function counterRows(report: PeriodReport, language: Language): TableRow[] {
  return report.tables.counters.map(({ counter, servicePointName, fieldName, figure }) =>
    row({
      key: counter.code,
      name: counter.name,
      beside: [servicePointName, fieldName?.[language] ?? '–'],
      figure,
    }),
  );
}

function officialRows(report: PeriodReport, nobodyOnDuty: string): TableRow[] {
  return report.tables.officials.map(({ official, figure }) =>
    official === null
      ? row({ key: '-', name: nobodyOnDuty, beside: ['–'], figure })
      : {
          ...row({
            key: official.code,
            name: officialName(official),
            beside: [official.title ?? '–'],
            figure,
          }),
          sortName: givenNameFirst(official.name),
        },
  );
}

function single(rows: readonly TableRow[]): RowGroup[] {
  return rows.length === 0 ? [] : [{ title: null, rows }];
}

function row(
  parts: Pick<TableRow, 'key' | 'name' | 'figure'> & Partial<Pick<TableRow, 'beside'>>,
): TableRow {
  const plain = { beside: [], notes: [], ranked: true };
  return { ...plain, ...parts, sortName: parts.name, opensUnit: null };
}
