import type { ProblemCode } from '../../shared/api/problems.ts';
import type { Issue } from '../../shared/validation/parse.ts';

/** Why a batch was not taken in: an entry of the problem catalogue with its particulars. */
export interface Refusal {
  readonly code: ProblemCode;
  /** What came, in English: for logs and developers. */
  readonly detail?: string;
  readonly issues?: readonly Issue[];
  readonly retryAfterMs?: number;
  readonly cause?: unknown;
}
