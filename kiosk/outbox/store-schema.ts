import type { DBSchema } from 'idb';
import type { Enrolment } from '../../shared/api/pairing.ts';
import type { StorageLossBody } from '../../shared/record/record.ts';
import type { ChainHead } from './chain-head.ts';
import type { DeviceKey } from './identity.ts';
import type { StoredRecord } from './stored-record.ts';

/** Everything that IndexedDB keeps. Upgrades only ever add. */
export interface OutboxSchema extends DBSchema {
  /** Never changed after they were put. */
  records: { key: string; value: StoredRecord };
  /** Beside the records, so that marking one never rewrites it. */
  acknowledgements: { key: string; value: { readonly hash: string; readonly serverMs: number } };
  /** Each under its name in `StoreFacts`. */
  facts: { key: string; value: NonNullable<StoreFacts[keyof StoreFacts]> };
}

/** The single values beside the records; each is missing until it is first written. */
export type StoreFacts = {
  readonly head?: ChainHead;
  readonly enrolment?: Enrolment;
  readonly key?: DeviceKey;
  /** Losses that were repaired while there was no key to sign a record about them. */
  readonly losses?: readonly StorageLossBody[];
  /** Hashes of acknowledged records that are being deleted from both stores. */
  readonly dropping?: readonly string[];
};
