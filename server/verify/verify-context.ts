import type { VerifyReads } from '../store/verify-reads.ts';
import type { Patience } from './dated-record.ts';
import type { FindingList } from './finding.ts';

/** What all parts of one verification share. */
export interface VerifyContext {
  readonly reads: VerifyReads;
  readonly findings: FindingList;
  /** Rows that are read at a time. */
  readonly pageSize: number;
  readonly withSignatures: boolean;
  readonly patience: Patience;
  readonly tally: Tally;
  /** Called as rows are done; the unit is one row of records or ratings. */
  readonly advance: (rows: number) => void;
}

/** How much was looked at so far. */
export interface Tally {
  chains: number;
  records: number;
  signatures: number;
  ratings: number;
  answers: number;
  reasons: number;
  quarantined: number;
  countCells: number;
  roots: number;
  auditEntries: number;
  missing: number;
}

export const emptyTally = (): Tally => ({
  chains: 0,
  records: 0,
  signatures: 0,
  ratings: 0,
  answers: 0,
  reasons: 0,
  quarantined: 0,
  countCells: 0,
  roots: 0,
  auditEntries: 0,
  missing: 0,
});
