import type { ProblemBody } from '../../shared/api/problems.ts';
import type { Route } from '../../shared/api/routes.ts';
import type { Result } from '../../shared/result.ts';

/** Why there is no answer to show. */
export type Failure =
  | Readonly<{ kind: 'problem'; body: ProblemBody }>
  /** No connection, or the server does not run. */
  | Readonly<{ kind: 'unreachable' }>
  /** Something answered that is not our server, a proxy's error page for one. */
  | Readonly<{ kind: 'unreadable'; status: number }>;

export type Answer<T> = Result<T, Failure>;

export type ReportFile = Readonly<{ name: string; content: Blob }>;

/** A call of a route. */
export interface Call {
  readonly route: Route;
  readonly parameters?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Instead of a JSON body: bytes as they are. */
  readonly bytes?: Blob;
}
