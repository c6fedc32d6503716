import type { Permission } from '../domain/role.ts';

/** Who may call a route. Everything not listed here does not exist. */
export type Access =
  /** Anybody. */
  | 'open'
  /** A paired kiosk, by its signature over the request. */
  | 'kiosk'
  /** A signed-in account, by its session cookie. */
  | 'account'
  /** Whoever holds the setup code, once. */
  | 'setup';

/** What a signed-in caller must be allowed to do; 'signed-in' asks for no more than an account. */
export type Need = Permission | 'signed-in';

/** What is asked of somebody between the password and the pages. */
export type SignInStep = 'second-factor' | 'enrolment';

interface RouteShape {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** Path with `:parameters`. */
  readonly path: string;
  readonly summary: string;
  /** Names of schemas in `shared/validation/schema-registry.ts`. */
  readonly query?: string;
  readonly request?: string;
  /** Of a body that is no JSON: the handler reads its bytes. */
  readonly requestMediaTypes?: readonly string[];
  readonly response: string;
  /** Status of success; 200 when left out. */
  readonly status?: number;
  /** Largest body that is read, in bytes; left out: the limit of its kind of caller. */
  readonly maxBodyBytes?: number;
  /** Media types of success; JSON when left out. */
  readonly mediaTypes?: readonly string[];
  /** Steps of signing in during which the route works already; left out: when none is left. */
  readonly during?: readonly SignInStep[];
  /**
   * Asks for password or code within the last five minutes: of every call, or, as the handler
   * finds, of those whose answer names officials.
   */
  readonly confirmation?: 'always' | 'when-named';
}

/** A route for accounts says what it needs: without that it does not compile, nor start. */
export type Route = RouteShape &
  (
    | { readonly access: 'account'; readonly needs: Need }
    | { readonly access: Exclude<Access, 'account'> }
  );
