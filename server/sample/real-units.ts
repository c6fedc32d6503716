import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

/** A commune of a published list, with the unit above it. */
export interface ListedUnit {
  readonly code: string;
  readonly name: string;
  readonly parentCode: string;
  readonly parentName: string;
}

/** 230 communes in 10 districts, as in force 2016-2019. */
export const units2016 = (): ListedUnit[] => readList('bacgiang_units_2017-10.csv');

/** 209 communes after the mergers of 1/1/2020. */
export const units2020 = (): ListedUnit[] => readList('bacgiang_units_2023-04.csv');

/** 99 communes and wards of the new Bắc Ninh, in force since 1/7/2025. */
export const units2025 = (): ListedUnit[] => readList('bacninh_units_2026-08.csv');

/** The last two columns are the unit above; the files' origins stand beside them. */
function readList(file: string): ListedUnit[] {
  const list = new URL(`../shipped/sample/${file}`, import.meta.url);
  const rows: string[][] = parse(readFileSync(list, 'utf8'), { from: 2 });
  return rows.map((cells) => ({
    code: cells[0] ?? '',
    // The list of 2017 holds a double blank.
    name: (cells[1] ?? '').replace(/\s+/gu, ' '),
    parentCode: cells.at(-2) ?? '',
    parentName: cells.at(-1) ?? '',
  }));
}
