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

export interface Route {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** Path with `:parameters`. */
  readonly path: string;
  readonly access: Access;
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
}
