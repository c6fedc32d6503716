import type { RecordContent } from '../../shared/record/record.ts';
import type { Result } from '../../shared/result.ts';
import type { KioskStatus, StorageFailure } from '../kiosk-port.ts';
import type { Stores } from './boot.ts';
import type { Fetch } from './http-answer.ts';
import type { DeviceKey } from './identity.ts';

/** Everything that the outbox takes from the world. */
export interface OutboxDeps {
  readonly build: string;
  /** Did the browser promise to keep our storage? Null when it cannot be asked. */
  readonly persisted: boolean | null;
  readonly serverAddress: string;
  /** May be called again after it has rejected. */
  readonly openStores: () => Promise<Stores>;
  readonly makeKey: () => Promise<DeviceKey>;
  readonly fetch: Fetch;
  readonly schedule: (delayMs: number, task: () => void) => () => void;
  readonly wallMs: () => number;
  readonly monoMs: () => number;
  readonly random: () => number;
  readonly newId: () => string;
  readonly report: (status: KioskStatus) => void;
}

export interface Outbox {
  write(content: RecordContent): Promise<Result<{ readonly recordId: string }, StorageFailure>>;
  retryNow(): void;
}
