import type { BackupManifest } from '../../shared/validation/backup-manifest-schema.ts';

/** What a restore touches beside the data. */
export interface RestoreDeps {
  readonly clock: () => number;
  /** A new UUIDv7, for the audit log. */
  readonly newId: () => string;
}

/** A backup on its way into a place. */
export interface RestoreSource extends RestoreDeps {
  /** Its folder. */
  readonly backup: string;
  readonly manifest: BackupManifest;
}

/** The place that a backup is restored to. */
export interface RestoreTarget {
  readonly occupancy: () => Promise<{ readonly holdsData: boolean; readonly inUse: boolean }>;
  /** Makes the data ready beside those in use; answers what is wrong with them. */
  readonly prepare: (source: RestoreSource) => Promise<readonly string[]>;
  /** Puts what was prepared in its place, and the server's key with it; all or nothing. */
  readonly exchange: () => Promise<void>;
  /** Removes what `exchange` did not use. */
  readonly discard: () => Promise<void>;
  /** Where what was there can be found, for people. */
  readonly asideName: string;
}
