import type { BackedUpHead } from '../../shared/validation/backup-manifest-schema.ts';
import type { Cell } from '../store/row-insert.ts';
import type { KioskEpochRow, RecordRow } from '../store/schema.ts';
import type { TableChunk, TableCounts, TableStream } from '../store/table-rows.ts';
import { createChainCheck } from './chain-check.ts';

/** What is in a copy, found by reading every row of it. */
export interface Inspection {
  /** Tables with at least one row. */
  readonly counts: TableCounts;
  readonly heads: readonly BackedUpHead[];
  readonly chainFaults: readonly string[];
  readonly newestReceivedAtMs: number | null;
}

/** Reads every row of a copy: counts them, and follows every chain. */
export async function inspectTables(stream: TableStream): Promise<Inspection> {
  const check = createChainCheck();
  const counts = new Map<string, number>();
  for await (const chunk of stream) {
    counts.set(chunk.table, (counts.get(chunk.table) ?? 0) + chunk.rows.length);
    if (chunk.table === 'kiosk_epochs') rowsOf<KioskEpochRow>(chunk).forEach(check.takeEpoch);
    if (chunk.table === 'records') rowsOf<RecordRow>(chunk).forEach(check.takeRecord);
  }
  const { heads, faults, newestReceivedAtMs } = check.end();
  return { counts: Object.fromEntries(counts), heads, chainFaults: faults, newestReceivedAtMs };
}

/** The tables whose rows a copy is seen to hold another number of than it should. */
export function countFaults(expected: TableCounts, found: TableCounts): string[] {
  const tables = new Set([...Object.keys(expected), ...Object.keys(found)]);
  return [...tables]
    .filter((table) => (expected[table] ?? 0) !== (found[table] ?? 0))
    .map((table) => `${table}: ${found[table] ?? 0} rows instead of ${expected[table] ?? 0}`);
}

/** Rows as objects. What their columns hold is what this program's schema wrote there. */
function rowsOf<Row>({ columns, rows }: TableChunk): Row[] {
  return rows.map(
    (cells) =>
      Object.fromEntries(
        columns.map((name, place): [string, Cell] => [name, cells[place] ?? null]),
      ) as Row,
  );
}
