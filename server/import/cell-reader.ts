import type { Localized } from '../../shared/domain/language.ts';
import type { LocalDay } from '../../shared/domain/local-day.ts';
import type { UnitKind } from '../../shared/domain/unit.ts';
import { UNIT_KINDS } from '../../shared/domain/unit.ts';
import { parse } from '../../shared/validation/parse.ts';
import { codeSchema, nameSchema } from '../../shared/validation/primitives.ts';
import { MESSAGES } from './issue-messages.ts';
import type { MatchedTable } from './match-columns.ts';
import { parseDay, parseInstant } from './parse-instant.ts';
import { parseMonth } from './parse-month.ts';
import type { RowIssue } from './row-issue.ts';
import type { TableRow } from './table.ts';
import { plainKey } from './table.ts';

/** What offices call the kinds of units, by `plainKey`. */
const KINDS_BY_WORD: ReadonlyMap<string, UnitKind> = new Map<string, UnitKind>([
  ...UNIT_KINDS.map((kind): [string, UnitKind] => [plainKey(kind), kind]),
  ...wordsFor('province', 'tỉnh', 'thành phố trực thuộc trung ương'),
  ...wordsFor('department', 'sở', 'ban', 'ngành', 'sở ban ngành', 'thanh tra'),
  ...wordsFor('central-agency', 'cơ quan trung ương', 'trung ương', 'ngành dọc', 'CQTW'),
  ...wordsFor('district', 'huyện', 'thành phố', 'thị xã', 'quận'),
  ...wordsFor('commune', 'xã', 'phường', 'thị trấn', 'đặc khu'),
  ...wordsFor('public-service-unit', 'đơn vị sự nghiệp', 'đơn vị sự nghiệp công lập', 'ĐVSN'),
  ...wordsFor('centre', 'trung tâm', 'trung tâm hành chính công'),
]);

function wordsFor(kind: UnitKind, ...words: string[]): [string, UnitKind][] {
  return words.map((word) => [plainKey(word), kind]);
}

/**
 * Reads the cells of one row. What is wrong is reported and answered with undefined; an optional
 * cell answers null when it is empty and undefined when its table has no such column.
 */
export class CellReader {
  readonly #table: MatchedTable;
  readonly #row: TableRow;
  readonly #issues: RowIssue[];
  #reported = false;

  constructor(table: MatchedTable, row: TableRow, issues: RowIssue[]) {
    this.#table = table;
    this.#row = row;
    this.#issues = issues;
  }

  /** Was anything in this row wrong? */
  get reported(): boolean {
    return this.#reported;
  }

  /** Notes what is wrong with a cell. */
  report(column: string, message: Localized): void {
    const { list, sheet, columns } = this.#table;
    const heading = columns.get(column)?.heading ?? column;
    this.#reported = true;
    this.#issues.push({ list: list.name, sheet, row: this.#row.number, column: heading, message });
  }

  text(column: string): string | null | undefined {
    const place = this.#table.columns.get(column);
    if (place === undefined) return undefined;
    const cell = this.#row.cells[place.index];
    return cell === undefined || cell === '' ? null : cell;
  }

  required(column: string): string | undefined {
    const text = this.text(column) ?? undefined;
    if (text === undefined) this.report(column, MESSAGES.empty());
    return text;
  }

  code(column: string): string | undefined {
    const text = this.required(column);
    if (text === undefined || parse(codeSchema, text).ok) return text;
    this.report(column, MESSAGES.code(text));
    return undefined;
  }

  name(column: string): string | undefined {
    const text = this.required(column);
    return text === undefined ? undefined : (this.optionalName(column) ?? undefined);
  }

  optionalName(column: string): string | null | undefined {
    const text = this.text(column);
    if (text === undefined || text === null || parse(nameSchema, text).ok) return text;
    this.report(column, MESSAGES.name());
    return undefined;
  }

  optionalDay(column: string): LocalDay | null | undefined {
    const text = this.text(column);
    if (text === undefined || text === null) return text;
    const day = parseDay(text);
    if (day === undefined) this.report(column, MESSAGES.day(text));
    return day;
  }

  instant(column: string, edge: 'start' | 'end'): number | undefined {
    const text = this.required(column);
    if (text === undefined) return undefined;
    const atMs = parseInstant(text, edge);
    if (atMs === undefined) this.report(column, MESSAGES.instant(text));
    return atMs;
  }

  /** The key of a reporting month, from '2026-11', '11/2026' or 'Tháng 11/2026'. */
  month(column: string): string | undefined {
    const text = this.required(column);
    if (text === undefined) return undefined;
    const month = parseMonth(text);
    if (month === undefined) this.report(column, MESSAGES.month(text));
    return month;
  }

  /** A whole number, with or without dots between the thousands. */
  count(column: string): number | undefined {
    const text = this.required(column);
    if (text === undefined) return undefined;
    if (/^(?:\d{1,9}|\d{1,3}(?:[. ]\d{3}){1,2})$/u.test(text)) {
      return Number(text.replaceAll(/[. ]/gu, ''));
    }
    this.report(column, MESSAGES.count(text));
    return undefined;
  }

  unitKind(column: string): UnitKind | undefined {
    const text = this.required(column);
    if (text === undefined) return undefined;
    const kind = KINDS_BY_WORD.get(plainKey(text));
    if (kind === undefined) this.report(column, MESSAGES.kind(text));
    return kind;
  }

  honorific(column: string): 'Ông' | 'Bà' | null | undefined {
    const text = this.text(column);
    if (text === undefined || text === null) return text;
    const key = plainKey(text);
    if (key === 'ong' || key === 'nam') return 'Ông';
    if (key === 'ba' || key === 'nu') return 'Bà';
    this.report(column, MESSAGES.honorific(text));
    return undefined;
  }
}
