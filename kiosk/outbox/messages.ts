import type { Battery } from '../../shared/domain/battery.ts';
import type { RecordContent } from '../../shared/record/record.ts';
import type { Result } from '../../shared/result.ts';
import type { KioskStatus, StorageFailure } from '../kiosk-port.ts';
import type { NamedRescue } from './make-rescues.ts';

/** What the page tells the outbox's worker. */
export type ToWorker =
  | { readonly type: 'start'; readonly build: string; readonly persisted: boolean | null }
  | { readonly type: 'write'; readonly ticket: number; readonly content: RecordContent }
  | { readonly type: 'battery'; readonly battery: Battery }
  /** Named as what the outbox does. */
  | { readonly type: 'retryNow' | 'pairAgain' }
  | { readonly type: 'rescue' };

/** What the worker tells the page. Each 'write' is answered by one 'written' with its ticket. */
export type FromWorker =
  | { readonly type: 'status'; readonly status: KioskStatus }
  /** Answers a 'rescue'. */
  | { readonly type: 'rescued'; readonly files: readonly NamedRescue[] }
  /** Only a new load of the page goes on from here. */
  | { readonly type: 'restart' }
  | {
      readonly type: 'written';
      readonly ticket: number;
      readonly result: Result<{ readonly recordId: string }, StorageFailure>;
    };
