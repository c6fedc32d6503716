import type { Request } from 'express';
import type { ROUTES, RouteName, SignInStep } from '../../shared/api/routes.ts';
import type { Language } from '../../shared/domain/language.ts';
import type { Bytes } from '../../shared/record/bytes.ts';
import type { KioskCredential } from '../../shared/record/request-claim.ts';
import type { ParsedBy, SchemaName } from '../../shared/validation/schema-registry.ts';
import type { Account } from '../store/accounts.ts';
import type { Scope } from '../store/scope.ts';
import type { FileReply, Reply } from './reply.ts';

type RouteOf<Name extends RouteName> = (typeof ROUTES)[Name];

/** What the schema named under `Key` lets through; undefined for a route that names none. */
type Parsed<Name extends RouteName, Key extends string> =
  RouteOf<Name> extends Readonly<Record<Key, infer Schema extends SchemaName>>
    ? ParsedBy<Schema>
    : undefined;

type ParamNames<Path extends string> = Path extends `${string}:${infer Param}/${infer Rest}`
  ? Param | ParamNames<Rest>
  : Path extends `${string}:${infer Param}`
    ? Param
    : never;

/** A signed-in account's session: the hash of its token, and whose it is. */
export interface SignedIn {
  readonly account: Account;
  readonly tokenHash: string;
  /** Where the account may do what the route needs. */
  readonly scope: Scope;
  readonly sessionId: string;
  /** When password or code was last given. */
  readonly confirmedAtMs: number;
  /** What the session still waits for; null when nothing. */
  readonly waitsFor: SignInStep | null;
}

interface Callers {
  readonly open: null;
  readonly setup: null;
  /** Read from the header, not yet verified: the signature covers `rawBody`. */
  readonly kiosk: KioskCredential;
  readonly account: SignedIn;
}

/** One call of a route, parsed. */
export interface Call<Name extends RouteName> {
  readonly method: Uppercase<RouteOf<Name>['method']>;
  /** Path as it was called, without the query. */
  readonly path: string;
  readonly params: Readonly<Record<ParamNames<RouteOf<Name>['path']>, string>>;
  readonly query: Parsed<Name, 'query'>;
  /**
   * Of a kiosk's route it is parsed when first read, and reading may throw a `Problem`: so a
   * handler can check the signature over `rawBody` first.
   */
  readonly body: Parsed<Name, 'request'>;
  /** The exact bytes that came; empty when none did. */
  readonly rawBody: Bytes;
  readonly caller: Callers[RouteOf<Name>['access']];
  /** What the caller's people read. */
  readonly language: Language;
  /** For what only HTTP knows: cookies, the peer's address. */
  readonly request: Request;
}

/** What a route answers with: a value, or the bytes of a file. */
export type Answer<Name extends RouteName> = RouteOf<Name>['response'] extends 'File'
  ? FileReply
  : RouteOf<Name>['response'] extends infer Schema extends SchemaName
    ? ParsedBy<Schema>
    : undefined;

type Returned<Name extends RouteName> = Answer<Name> | Reply<Answer<Name>>;

export type Handler<Name extends RouteName> = (
  call: Call<Name>,
) => Returned<Name> | Promise<Returned<Name>>;
