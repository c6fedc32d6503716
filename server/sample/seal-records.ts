import type { SealedRecord } from '../../shared/record/record.ts';
import { epochSeed, recordBytes, recordClaim } from '../../shared/record/seal.ts';
import { hashRecordNow } from '../ingest/digest-now.ts';
import type { KioskPlan } from './kiosk-plan.ts';
import type { DraftRecord } from './kiosk-records.ts';
import type { SampleSigner } from './sample-key.ts';

/** The chain of a simulated kiosk: what `sealRecord` would make, signature aside. */
export interface SampleSeal {
  readonly next: (draft: DraftRecord) => SealedRecord;
  /** The newest record; null before the first. */
  readonly head: () => { readonly seq: number; readonly hash: string } | null;
}

/** Starts the chain at the enrolment's own hash. */
export async function sealRecords(
  { kioskId, publicKey }: Pick<KioskPlan, 'kioskId' | 'publicKey'>,
  sign: SampleSigner,
): Promise<SampleSeal> {
  let prev = await epochSeed(kioskId, 1, publicKey);
  let seq = 0;
  return {
    next: ({ id, time, content }) => {
      seq += 1;
      const place = { v: 1 as const, id, kiosk: kioskId, epoch: 1, seq, prev, time };
      const bytes = recordBytes({ ...place, ...content });
      prev = hashRecordNow(bytes);
      return { bytes, hash: prev, signature: sign(recordClaim(prev)) };
    },
    head: () => (seq === 0 ? null : { seq, hash: prev }),
  };
}
