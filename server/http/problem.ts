import { PROBLEMS, type ProblemCode } from '../../shared/api/problems.ts';
import type { Issue } from '../../shared/validation/parse.ts';

export interface ProblemDetails {
  /** What came, in English: for the log and for developers; no secret, no citizen's words. */
  readonly detail?: string;
  readonly issues?: readonly Issue[];
  /** How long the caller should wait; travels as Retry-After. */
  readonly retryAfterMs?: number;
  readonly cause?: unknown;
}

/** A refusal from the catalogue. Thrown by whoever refuses, written by `writeProblem` alone. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ProblemCode;
  readonly detail: string | undefined;
  readonly issues: readonly Issue[] | undefined;
  readonly retryAfterMs: number | undefined;

  constructor(code: ProblemCode, details: ProblemDetails = {}) {
    const { detail, issues, retryAfterMs, cause } = details;
    super(detail ?? PROBLEMS[code].title.en, cause === undefined ? {} : { cause });
    this.code = code;
    this.detail = detail;
    this.issues = issues;
    this.retryAfterMs = retryAfterMs;
  }

  get status(): number {
    return PROBLEMS[this.code].status;
  }
}
