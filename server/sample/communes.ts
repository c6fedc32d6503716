import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

/** A commune of 2016 with the district above it. */
export interface Commune {
  readonly code: string;
  readonly name: string;
  readonly districtCode: string;
  readonly districtName: string;
}

const SHIPPED_LIST = new URL('../shipped/sample/bacgiang_units_2017-10.csv', import.meta.url);

/** The 230 communes of Bắc Giang in 10 districts; the list's origin stands beside the file. */
export function readCommunes(): Commune[] {
  const rows: string[][] = parse(readFileSync(SHIPPED_LIST, 'utf8'), { from: 2 });
  return rows.map(([code = '', name = '', , districtCode = '', districtName = '']) => ({
    code,
    name,
    districtCode,
    districtName,
  }));
}
