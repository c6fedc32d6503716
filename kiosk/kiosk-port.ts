import type { KioskConfiguration } from '../shared/domain/kiosk-configuration.ts';
import type { RecordContent } from '../shared/record/record.ts';
import type { Result } from '../shared/result.ts';
import type { StorageFailure } from './visit/storage-failure.ts';

export type { StorageFailure };

/** The outbox as staff see it; citizens see nothing of it. */
export interface OutboxQueue {
  readonly pending: number;
  /** Of these, records that the server would not take: each is tried again, hourly. */
  readonly held: number;
  readonly oldestPendingWallMs: number | null;
  /** Last acknowledged exchange with the server, or null when there was none yet. */
  readonly lastContactWallMs: number | null;
  readonly online: boolean;
}

/** What the device is able to do now; the screens follow it. */
export type KioskStatus =
  | { readonly kind: 'starting' }
  /** Plain http: no secure context, so no outbox. `serverAddress` is this page's host and port. */
  | { readonly kind: 'insecure'; readonly serverAddress: string }
  /** Another tab or window holds the lock of the only writer. */
  | { readonly kind: 'other-window' }
  | {
      readonly kind: 'unpaired';
      /** As the steward types it: `BCDF-GHJK`. */
      readonly userCode: string;
      readonly fingerprint: string;
      readonly expiresAtMs: number;
      /** Origin that the steward opens, for example `https://danhgia.example.vn`. */
      readonly serverAddress: string;
      /** Tablet's clock minus server's clock; null while unknown. */
      readonly clockSkewMs: number | null;
    }
  /** Unpaired, and the server does not answer. */
  | { readonly kind: 'pairing-offline'; readonly serverAddress: string }
  /** The key is gone with the browser's storage; the kiosk asks for its next epoch by itself. */
  | { readonly kind: 'key-lost'; readonly serverAddress: string }
  | KioskReady
  /** The server takes no ratings of this kiosk any more; what was given before is still sent. */
  | { readonly kind: 'revoked'; readonly pending: number }
  | { readonly kind: 'storage-failed'; readonly reason: StorageFailure };

/** Ratings are taken, whether the server answers or not. */
export interface KioskReady {
  readonly kind: 'ready';
  readonly configuration: KioskConfiguration;
  readonly queue: OutboxQueue;
  /** Code of the server's refusal of this kiosk (401, 409), or null: rating goes on either way. */
  readonly refusal: string | null;
  readonly updateWaiting: boolean;
  /** It has become three o'clock in the morning: time for a new load of the page. */
  readonly reloadDue: boolean;
}

/** The seam between what a citizen sees (visit, screens) and the device (outbox, pairing, updates). */
export interface KioskPort {
  /** Build that is running, for the staff panel. */
  readonly build: string;
  /** Calls the listener at once with the present status, then on every change; returns the stop. */
  subscribe(listener: (status: KioskStatus) => void): () => void;
  /** Resolves only once the record is durable; only then may a screen say so. Never rejects. */
  write(content: RecordContent): Promise<Result<{ readonly recordId: string }, StorageFailure>>;
  /** True on the idle rate screen: a waiting update may be applied. */
  setResting(resting: boolean): void;
  /** Staff ask for an exchange with the server, or a new try of storage or pairing, now. */
  retryNow(): void;
  /** Staff take what was not sent away, as files; resolves to how many there are. */
  saveUnsent(): Promise<number>;
  /** Staff pair this device once more: a new key, and everything unsent stays. */
  pairAgain(): void;
}
