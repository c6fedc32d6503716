import * as v from 'valibot';
import type { Schema } from './parse.ts';
import { countSchema, hashSchema, idSchema, instantMsSchema } from './primitives.ts';

/** How the data lie in a backup: as a SQLite file, or as rows in lines of JSON, compressed. */
export const BACKUP_FORMS = ['sqlite-file', 'row-file'] as const;
export type BackupForm = (typeof BACKUP_FORMS)[number];

/** One file of a backup. */
export interface BackedUpFile {
  readonly name: string;
  readonly bytes: number;
  /** Hexadecimal, as `sha256sum` prints it. */
  readonly sha256: string;
}

/** Up to where a chain is whole in a backup. */
export interface BackedUpHead {
  readonly kiosk: string;
  readonly epoch: number;
  readonly through: number;
  /** Hash of record `through`; null when there is none. */
  readonly head: string | null;
}

/** What a backup holds, written last: a folder without it is no backup. */
export interface BackupManifest {
  readonly v: 1;
  readonly form: BackupForm;
  /** Version of the program that wrote it. */
  readonly program: string;
  /** Last step of the schema that the data have. */
  readonly schemaStep: string;
  /** The moment whose state it holds. */
  readonly takenAtMs: number;
  readonly verifiedAtMs: number;
  /** When the newest record in it was received; null when there is none. */
  readonly newestReceivedAtMs: number | null;
  /** Rows per table. */
  readonly counts: Readonly<Record<string, number>>;
  readonly heads: readonly BackedUpHead[];
  /** What was wrong with chains in the data themselves: the backup is a true copy of it. */
  readonly chainFaults: readonly string[];
  readonly files: readonly BackedUpFile[];
}

export const backupManifestSchema: Schema<BackupManifest> = v.object({
  v: v.literal(1),
  form: v.picklist(BACKUP_FORMS),
  program: v.string(),
  schemaStep: v.string(),
  takenAtMs: instantMsSchema,
  verifiedAtMs: instantMsSchema,
  newestReceivedAtMs: v.nullable(instantMsSchema),
  counts: v.record(v.string(), countSchema),
  heads: v.array(
    v.object({
      kiosk: idSchema,
      epoch: countSchema,
      through: countSchema,
      head: v.nullable(hashSchema),
    }),
  ),
  chainFaults: v.array(v.string()),
  files: v.array(
    v.object({
      name: v.pipe(v.string(), v.regex(/^[\w-][\w.-]*$/u)),
      bytes: countSchema,
      sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/u)),
    }),
  ),
});
