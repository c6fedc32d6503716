import { CellReader } from './cell-reader.ts';
import type {
  CounterEntry,
  DossierEntry,
  DutyEntry,
  FieldEntry,
  ListEntries,
  ListName,
  OfficialEntry,
  ServicePointEntry,
  UnitEntry,
} from './entries.ts';
import { MESSAGES } from './issue-messages.ts';
import type { MatchedTable } from './match-columns.ts';
import type { RowIssue } from './row-issue.ts';
import type { TableRow } from './table.ts';
import { plainKey } from './table.ts';

/** A row of the file that was understood, with the way to speak of its cells. */
export interface LocatedEntry<Entry> {
  readonly entry: Entry;
  readonly sheet: string | null;
  readonly row: number;
  readonly cells: CellReader;
}

type ParseRow<Entry> = (cells: CellReader, fields: readonly FieldEntry[]) => Entry | undefined;

const parseUnit: ParseRow<UnitEntry> = (cells) => {
  const [code, name, kind] = [cells.code('code'), cells.name('name'), cells.unitKind('kind')];
  const parentCode = cells.text('parent');
  const [validFrom, validTo] = [cells.optionalDay('from'), cells.optionalDay('to')];
  if (validFrom && validTo && validTo < validFrom)
    cells.report('to', MESSAGES.endsBeforeItBegins());
  if (code === undefined || name === undefined || kind === undefined) return undefined;
  return { code, name, kind, parentCode, validFrom: validFrom ?? undefined, validTo };
};

const parseServicePoint: ParseRow<ServicePointEntry> = (cells) => {
  const [code, name, unitCode] = [cells.code('code'), cells.name('name'), cells.code('unit')];
  if (code === undefined || name === undefined || unitCode === undefined) return undefined;
  return { code, name, unitCode };
};

const parseCounter: ParseRow<CounterEntry> = (cells, fields) => {
  const [code, name] = [cells.code('code'), cells.name('name')];
  const servicePointCode = cells.code('servicePoint');
  const fieldCode = parseField(cells, fields);
  if (code === undefined || name === undefined || servicePointCode === undefined) return undefined;
  return { code, name, servicePointCode, fieldCode };
};

/** A field is named by its code or by its name in either language. */
function parseField(cells: CellReader, fields: readonly FieldEntry[]): string | null | undefined {
  const text = cells.text('field');
  if (text === undefined || text === null) return text;
  const key = plainKey(text);
  const field = fields.find((known) =>
    [known.code, known.name, known.nameEn].some((name) => plainKey(name) === key),
  );
  if (field !== undefined) return field.code;
  const known = fields.map(({ name }) => name).join(', ');
  cells.report('field', MESSAGES.field(text, known));
  return undefined;
}

const parseOfficial: ParseRow<OfficialEntry> = (cells) => {
  const [code, name, unitCode] = [cells.code('code'), cells.name('name'), cells.code('unit')];
  const honorific = cells.honorific('honorific');
  const title = cells.optionalName('title');
  if (code === undefined || name === undefined || unitCode === undefined) return undefined;
  return { code, name, honorific, title, unitCode };
};

const parseDuty: ParseRow<DutyEntry> = (cells) => {
  const [counterCode, officialCode] = [cells.code('counter'), cells.code('official')];
  const [startsAtMs, endsAtMs] = [cells.instant('from', 'start'), cells.instant('to', 'end')];
  if (startsAtMs !== undefined && endsAtMs !== undefined && endsAtMs <= startsAtMs) {
    cells.report('to', MESSAGES.endsBeforeItBegins());
    return undefined;
  }
  if (counterCode === undefined || officialCode === undefined) return undefined;
  if (startsAtMs === undefined || endsAtMs === undefined) return undefined;
  return { counterCode, officialCode, startsAtMs, endsAtMs };
};

const parseDossiers: ParseRow<DossierEntry> = (cells, fields) => {
  const unitCode = cells.code('unit');
  const fieldCode = parseField(cells, fields);
  const [month, count] = [cells.month('month'), cells.count('count')];
  if (unitCode === undefined || month === undefined || count === undefined) return undefined;
  return { unitCode, fieldCode: fieldCode ?? '', month, count };
};

const PARSERS: { readonly [List in ListName]: ParseRow<ListEntries[List]> } = {
  units: parseUnit,
  servicePoints: parseServicePoint,
  counters: parseCounter,
  officials: parseOfficial,
  duties: parseDuty,
  dossiers: parseDossiers,
};

/** The rows of every table of one list that could be understood; issues are appended. */
export function parseRows<List extends ListName>(
  tables: readonly MatchedTable[],
  list: List,
  context: { readonly fields: readonly FieldEntry[]; readonly issues: RowIssue[] },
): LocatedEntry<ListEntries[List]>[] {
  const parseRow: ParseRow<ListEntries[List]> = PARSERS[list];
  const parseOne = (table: MatchedTable, row: TableRow) => {
    const cells = new CellReader(table, row, context.issues);
    const entry = parseRow(cells, context.fields);
    return entry === undefined ? [] : [{ entry, sheet: table.sheet, row: row.number, cells }];
  };
  return tables
    .filter((table) => table.list.name === list && table.missing.length === 0)
    .flatMap((table) => table.rows.flatMap((row) => parseOne(table, row)));
}
