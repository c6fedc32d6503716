import type { KioskRecord, RecordContent } from '../../../../shared/record/record.ts';
import { sealRecord } from '../../../../shared/record/seal.ts';
import { generateSigningKey } from '../../../../shared/record/signing-key.ts';
import { seedHead, type Identity } from '../../../../kiosk/outbox/identity.ts';
import type { StoredRecord } from '../../../../kiosk/outbox/stored-record.ts';
import { sampleConfiguration } from '../../../support/sample-configuration.ts';

export const ratingContent = (level: 1 | 2 | 3 | 4 | 5 = 5): RecordContent => ({
  kind: 'rating',
  body: {
    counter: 'counter-1',
    official: null,
    questionnaire: { code: 'mot-cham', version: 1 },
    level,
    language: 'vi',
    channel: 'tablet',
    tookMs: 900,
    ignoredTaps: 0,
  },
});

export async function makeIdentity(kiosk = 'kiosk-1', epoch = 1): Promise<Identity> {
  const key = await generateSigningKey('Ed25519', false);
  const server = await generateSigningKey('P-256', false);
  const { algorithm, publicKey } = server;
  const serverKey = { id: 'server-1', algorithm, publicKey };
  return { enrolment: { kiosk, epoch, serverKey, configuration: sampleConfiguration(kiosk) }, key };
}

/** `count` ratings of one chain, sealed with the identity's key. */
export async function makeRecords(identity: Identity, count: number): Promise<StoredRecord[]> {
  const { kiosk, epoch } = identity.enrolment;
  const records: StoredRecord[] = [];
  let prev = (await seedHead(identity)).hash;
  for (let seq = 1; seq <= count; seq += 1) {
    const wallMs = 1_790_000_000_000 + seq;
    const record: KioskRecord = {
      v: 1,
      id: crypto.randomUUID(),
      kiosk,
      epoch,
      seq,
      prev,
      time: { wallMs, monoMs: seq, boot: 'boot-1', anchor: null },
      ...ratingContent(),
    };
    const sealed = await sealRecord(record, identity.key);
    records.push({ ...sealed, kiosk, epoch, seq, wallMs });
    prev = sealed.hash;
  }
  return records;
}
