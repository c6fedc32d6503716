import type { Kysely } from 'kysely';
import type { StoreEngine } from '../store.ts';

/** One step of the schema. `db` has no tables in its type: a step must not follow later types. */
export type MigrationStep = (db: Kysely<unknown>, engine: StoreEngine) => Promise<void>;
