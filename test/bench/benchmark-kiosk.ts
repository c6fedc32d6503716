import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { v7 } from 'uuid';
import type { Batch } from '../../shared/api/batch.ts';
import type { Enrolment, PairingRequest } from '../../shared/api/pairing.ts';
import { KIOSK_ROUTES } from '../../shared/api/kiosk-routes.ts';
import { isLevel } from '../../shared/domain/level.ts';
import { utf8, type Bytes } from '../../shared/record/bytes.ts';
import { pairingClaim } from '../../shared/record/pairing-claim.ts';
import type { KioskRecord } from '../../shared/record/record.ts';
import { requestClaim, writeCredential } from '../../shared/record/request-claim.ts';
import { epochSeed, recordBytes, recordClaim } from '../../shared/record/seal.ts';

/** A rating as it is stored: its bytes with hash and signature, and what they say. */
export interface SealedRating {
  readonly record: KioskRecord & { readonly kind: 'rating' };
  readonly bytes: Bytes;
  readonly hash: string;
  readonly signature: string;
}

/** A request that only has to be sent. */
export interface ReadyRequest {
  readonly authorization: string;
  readonly body: Bytes;
  readonly ratings: readonly SealedRating[];
}

/** The key of a kiosk that exists for a measurement. */
export interface BenchmarkKey {
  readonly publicKey: string;
  readonly privateKey: KeyObject;
}

/** Signs with Node's synchronous functions: making the load takes no longer than it must. */
export function makeBenchmarkKey(): BenchmarkKey {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return { publicKey: publicKey.export({ format: 'jwk' }).x ?? '', privateKey };
}

/** What the kiosk asks the server for when it wants to be paired. */
export function pairingRequest({ publicKey, privateKey }: BenchmarkKey): PairingRequest {
  const algorithm = 'Ed25519';
  const proof = signature(privateKey, pairingClaim(algorithm, publicKey));
  return { algorithm, publicKey, proof };
}

/** Makes one batch after the other, each continuing the kiosk's chain. */
export async function openChain(
  key: BenchmarkKey,
  enrolment: Enrolment,
): Promise<(ratings: number) => Promise<ReadyRequest>> {
  const { kiosk, epoch, serverKey } = enrolment;
  let prev = await epochSeed(kiosk, epoch, key.publicKey);
  let seq = 0;
  const next = (): SealedRating => {
    seq += 1;
    const sealed = sealRating(ratingRecord(enrolment, seq, prev), key);
    prev = sealed.hash;
    return sealed;
  };
  return async (count) => {
    const ratings = Array.from({ length: count }, next);
    const body = utf8(JSON.stringify(batchOf(ratings)));
    const parts = { path: KIOSK_ROUTES.records, serverKeyId: serverKey.id, body };
    const claim = await requestClaim({ method: 'POST', ...parts });
    const credential = { kiosk, epoch, signature: signature(key.privateKey, claim) };
    return { authorization: writeCredential(credential), body, ratings };
  };
}

function ratingRecord(
  { kiosk, epoch, configuration }: Enrolment,
  seq: number,
  prev: string,
): SealedRating['record'] {
  const level = 5 - (Math.floor((seq * 7919) / 10) % 5);
  if (!isLevel(level)) throw new Error(`${String(level)} is no level.`);
  const { counter, questionnaire, duties } = configuration;
  const nowMs = Date.now();
  return {
    ...{ v: 1, id: v7(), kiosk, epoch, seq, prev, kind: 'rating' },
    time: {
      wallMs: nowMs,
      monoMs: seq,
      boot: '0190e2b6-7d5c-7aa1-9c3e-5b1f0a2d4c68',
      anchor: { serverMs: nowMs - 1_000, monoMs: 0, roundTripMs: 12 },
    },
    body: {
      counter: counter.id,
      official: duties[0]?.official.id ?? null,
      questionnaire: { code: questionnaire.code, version: questionnaire.version },
      level,
      ...{ language: 'vi', channel: 'tablet', tookMs: 2_345, ignoredTaps: 0 },
    },
  };
}

function sealRating(record: SealedRating['record'], { privateKey }: BenchmarkKey): SealedRating {
  const bytes = recordBytes(record);
  const hash = createHash('sha256').update('MOTCHAM1-RECORD\0').update(bytes).digest('base64url');
  return { record, bytes, hash, signature: signature(privateKey, recordClaim(hash)) };
}

const signature = (key: KeyObject, bytes: Bytes): string =>
  sign(null, bytes, key).toString('base64url');

function batchOf(ratings: readonly SealedRating[]): Batch {
  const last = ratings.at(-1);
  return {
    records: ratings.map(({ bytes, signature: sealed }) => ({
      bytes: Buffer.from(bytes).toString('base64url'),
      signature: sealed,
    })),
    health: {
      build: 'bench',
      pending: ratings.length,
      oldestPendingWallMs: ratings[0]?.record.time.wallMs ?? null,
      head: last === undefined ? null : { seq: last.record.seq, hash: last.hash },
      wallMs: Date.now(),
      persisted: true,
      storageMode: 'journal+indexeddb',
    },
  };
}
