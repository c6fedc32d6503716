import type { Kysely, Transaction } from 'kysely';
import type { DiskSpace } from './disk-room.ts';
import type { InsertRows } from './row-insert.ts';
import type { Database } from './schema.ts';

export type StoreEngine = 'sqlite' | 'postgres';

/** A whole transaction: what is written in it is kept together or not at all. */
export type StoreTransaction = Transaction<Database>;

/** For functions that read either inside a transaction or on their own. */
export type StoreReader = Kysely<Database>;

/**
 * What a failed write says of the disk: full (free some space, then the same write may pass) or
 * unable to keep what it accepted (only a new start of the process can be trusted again).
 */
export type StorageFault = 'full' | 'unreliable';

/** Does the database itself keep people's reads within their units? `none`: SQLite cannot. */
export type Wall =
  | { readonly kind: 'none' }
  | { readonly kind: 'up' }
  /** The user of the database may not make the role or take it; only the first wall stands. */
  | { readonly kind: 'down'; readonly why: string };

/** The open database. One for the life of the process. */
export interface Store {
  readonly db: Kysely<Database>;
  readonly engine: StoreEngine;
  /** Whether the database itself keeps people's reads within their units: see `read-as.ts`. */
  readonly wall: Wall;
  /** Many rows of one shape, quickly; answers the rows that the insert returns. */
  readonly insertRows: InsertRows;
  /** Undefined when the error says nothing of the disk. */
  readonly faultOf: (error: unknown) => StorageFault | undefined;
  /** The disk under the file; null when the database is another machine's matter. */
  readonly diskSpace: () => Promise<DiskSpace | null>;
  readonly close: () => Promise<void>;
}
