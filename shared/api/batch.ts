import type { Battery } from '../domain/battery.ts';

/** Most records that one batch may carry. */
export const MAX_BATCH_RECORDS = 200;

/** Largest body that the server reads from a kiosk, in bytes. */
export const MAX_BATCH_BYTES = 256 * 1024;

/** A sealed record as it travels. */
export interface TravellingRecord {
  /** The exact bytes, base64url. */
  readonly bytes: string;
  readonly signature: string;
}

/** What a kiosk tells of itself with every batch; an empty batch is a heartbeat. */
export interface KioskHealth {
  readonly build: string;
  readonly pending: number;
  readonly oldestPendingWallMs: number | null;
  /** Newest record written, acknowledged or not: lets the server size a loss. */
  readonly head: { readonly seq: number; readonly hash: string } | null;
  readonly wallMs: number;
  readonly persisted: boolean | null;
  readonly storageMode: 'journal+indexeddb' | 'indexeddb' | 'journal';
  /** Null where the browser does not say; absent in kiosks older than the question. */
  readonly battery?: Battery | null;
}

export interface Batch {
  readonly records: readonly TravellingRecord[];
  readonly health: KioskHealth;
}
