import type { ProblemCode } from '../../shared/api/problems.ts';
import type { Issue } from '../../shared/validation/parse.ts';

/** Why a place or an official cannot begin, change or end. */
export interface PlaceRefusal {
  readonly code: ProblemCode;
  /** For the log: codes and ids, no names of people. */
  readonly detail: string;
  /** What stands in the way, by name; for whoever asked. */
  readonly issues?: readonly Issue[];
}
