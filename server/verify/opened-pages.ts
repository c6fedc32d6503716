import type { Chain } from '../store/records.ts';
import type { VerifyReads } from '../store/verify-reads.ts';
import { MOST_WITNESSES, type DatedRecord } from './dated-record.ts';
import { openRow, type OpenedRow } from './open-row.ts';

/** One page of a chain, with the neighbours that bear witness to its times. */
export interface OpenedPage {
  readonly rows: readonly OpenedRow[];
  /** Understood records of the page and of its surroundings, in the order of the chain. */
  readonly witnesses: readonly DatedRecord[];
}

/** The records of a chain in order, page by page; two pages are in memory at a time. */
export async function* openedPages(
  reads: VerifyReads,
  chain: Chain,
  pageSize: number,
): AsyncGenerator<OpenedPage> {
  const fetch = async (afterSeq: number): Promise<OpenedRow[]> =>
    (await reads.records(chain, afterSeq, pageSize)).map(openRow);
  let before: DatedRecord[] = [];
  let rows = await fetch(0);
  while (rows.length > 0) {
    const last = rows.at(-1)?.row.seq ?? 0;
    const next = rows.length < pageSize ? [] : await fetch(last);
    const own = rows.flatMap(dated);
    const after = next.slice(0, MOST_WITNESSES).flatMap(dated);
    yield { rows, witnesses: [...before, ...own, ...after] };
    before = [...before, ...own].slice(-MOST_WITNESSES);
    rows = next;
  }
}

/** The evidence of time of a record that is understood. */
export const dated = ({ record, row }: OpenedRow): DatedRecord[] =>
  record === undefined
    ? []
    : [{ seq: row.seq, time: record.time, receivedAtMs: row.received_at_ms }];
