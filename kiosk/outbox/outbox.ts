import type { RecordContent } from '../../shared/record/record.ts';
import type { Result } from '../../shared/result.ts';
import type { KioskStatus, StorageFailure } from '../kiosk-port.ts';
import type { Stores } from './booted.ts';
import type { DeviceFacts } from './device-facts.ts';
import type { Fetch } from './http-answer.ts';
import type { DeviceKey } from './identity.ts';
import type { NamedRescue } from './make-rescues.ts';
import type * as seldom from './seldom.ts';

/** Everything that the outbox takes from the world. */
export interface OutboxDeps extends DeviceFacts {
  readonly serverAddress: string;
  /** May be called again after it has rejected. */
  readonly openStores: () => Promise<Stores>;
  readonly makeKey: () => Promise<DeviceKey>;
  /** Code that is loaded when it is first needed; rejects when it cannot be had now. */
  readonly loadSeldom: () => Promise<typeof seldom>;
  readonly fetch: Fetch;
  readonly schedule: (delayMs: number, task: () => void) => () => void;
  readonly monoMs: () => number;
  readonly random: () => number;
  readonly newId: () => string;
  readonly report: (status: KioskStatus) => void;
  /** Starts anew, with a new load of the page: after a kiosk was paired once more. */
  readonly restart?: () => void;
}

export interface Outbox {
  write(content: RecordContent): Promise<Result<{ readonly recordId: string }, StorageFailure>>;
  retryNow(): void;
  /** What no server has acknowledged, as files for staff to carry; none when nothing waits. */
  rescue(): Promise<readonly NamedRescue[]>;
  /** Staff pair this device once more: a new key, and the old records stay. */
  pairAgain(): void;
}
