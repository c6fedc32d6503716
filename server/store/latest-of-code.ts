/** Of rows in order of time, the last one under each code. */
export function latestOfCode<Row extends Readonly<{ code: string }>>(rows: readonly Row[]): Row[] {
  return [...new Map(rows.map((row) => [row.code, row])).values()];
}
