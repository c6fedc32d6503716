import type { Batch, KioskHealth } from '../../shared/api/batch.ts';
import { KIOSK_ROUTES } from '../../shared/api/kiosk-routes.ts';
import { toBase64url } from '../../shared/record/base64url.ts';
import { utf8, type Bytes } from '../../shared/record/bytes.ts';
import type {
  RatingBody,
  RecordContent,
  SealedRecord,
  TimeEvidence,
} from '../../shared/record/record.ts';
import { requestClaim, type KioskCredential } from '../../shared/record/request-claim.ts';
import { epochSeed, hashRecord, recordClaim, sealRecord } from '../../shared/record/seal.ts';
import {
  generateSigningKey,
  signBytes,
  type PublicKey,
  type SigningKey,
} from '../../shared/record/signing-key.ts';

/** A record in its seat, sealed. */
export type SimulatedRecord = SealedRecord & { readonly seq: number; readonly id: string };

/** A signed request with a batch, as the server's ingest takes it. */
export interface SimulatedRequest {
  readonly credential: KioskCredential;
  readonly path: string;
  readonly body: Bytes;
}

/** What a test may fix of a record; the rest follows from the chain. */
export interface RecordChoice {
  readonly id?: string;
  readonly time?: Partial<TimeEvidence>;
}

/** A kiosk without a screen: a key, a chain and signed requests. */
export interface SimulatedKiosk {
  readonly id: string;
  readonly epoch: number;
  readonly key: SigningKey & PublicKey;
  /** Seals the next record of the chain. */
  readonly write: (content: RecordContent, choice?: RecordChoice) => Promise<SimulatedRecord>;
  /** Seals what no kiosk of this version writes: `entries` beside a good place. */
  readonly writeForeign: (entries: object) => Promise<SimulatedRecord>;
  /** Another device with the same key and the same chain so far. */
  readonly copy: () => SimulatedKiosk;
  readonly request: (
    records: readonly SealedRecord[],
    health?: Partial<KioskHealth>,
  ) => Promise<SimulatedRequest>;
  /** Signs a body whatever it holds. */
  readonly signed: (body: Bytes) => Promise<SimulatedRequest>;
}

interface Enrolled {
  readonly id: string;
  readonly epoch: number;
  readonly key: SigningKey & PublicKey;
  readonly serverKeyId: string;
}

interface ChainEnd {
  readonly seq: number;
  readonly prev: string;
}

/** A new kiosk with a key of its own unless one is given; the test enrols it where it wants. */
export async function simulateKiosk(enrolment: {
  readonly id: string;
  readonly serverKeyId: string;
  readonly epoch?: number;
  readonly algorithm?: PublicKey['algorithm'];
  readonly key?: SigningKey & PublicKey;
}): Promise<SimulatedKiosk> {
  const { id, serverKeyId, epoch = 1, algorithm = 'Ed25519' } = enrolment;
  const key = enrolment.key ?? (await generateSigningKey(algorithm, false));
  const prev = await epochSeed(id, epoch, key.publicKey);
  return kioskFrom({ id, epoch, key, serverKeyId }, { seq: 0, prev });
}

/** A rating with a good body; `body` replaces parts of it. */
export const ratingContent = (body: Partial<RatingBody> = {}): RecordContent => ({
  kind: 'rating',
  body: {
    counter: 'counter-1',
    official: null,
    questionnaire: { code: 'mot-cham', version: 1 },
    level: 5,
    language: 'vi',
    channel: 'tablet',
    tookMs: 900,
    ignoredTaps: 0,
    ...body,
  },
});

/** Unpadded base64url bytes with their signature, as a batch carries them. */
export const travelling = ({ bytes, signature }: SealedRecord) => ({
  bytes: toBase64url(bytes),
  signature,
});

export const healthReport = (health: Partial<KioskHealth> = {}): KioskHealth => ({
  build: 'simulated',
  pending: 0,
  oldestPendingWallMs: null,
  head: null,
  wallMs: 0,
  persisted: true,
  storageMode: 'journal+indexeddb',
  ...health,
});

function kioskFrom(enrolled: Enrolled, start: ChainEnd): SimulatedKiosk {
  const { id, epoch, key } = enrolled;
  let end = start;
  const signed = (body: Bytes): Promise<SimulatedRequest> => signRequest(enrolled, body);
  return {
    id,
    epoch,
    key,
    write: async (content, { id: recordId = timeOrderedId(), time = {} } = {}) => {
      const seq = end.seq + 1;
      const evidence = { wallMs: 0, monoMs: seq * 1_000, boot: 'boot-1', anchor: null, ...time };
      const place = { id: recordId, kiosk: id, epoch, seq, prev: end.prev, time: evidence };
      const sealed = await sealRecord({ v: 1, ...place, ...content }, key);
      end = { seq, prev: sealed.hash };
      return { ...sealed, seq, id: recordId };
    },
    writeForeign: async (entries) => {
      const seq = end.seq + 1;
      const place = { v: 1, id: timeOrderedId(), kiosk: id, epoch, seq, prev: end.prev };
      const bytes = utf8(JSON.stringify({ ...place, ...entries }));
      const hash = await hashRecord(bytes);
      end = { seq, prev: hash };
      return { bytes, hash, signature: await signBytes(key, recordClaim(hash)), seq, id: place.id };
    },
    copy: () => kioskFrom(enrolled, end),
    request: (records, health) => {
      const batch: Batch = { records: records.map(travelling), health: healthReport(health) };
      return signed(utf8(JSON.stringify(batch)));
    },
    signed,
  };
}

async function signRequest(enrolled: Enrolled, body: Bytes): Promise<SimulatedRequest> {
  const { id: kiosk, epoch, key, serverKeyId } = enrolled;
  const path = KIOSK_ROUTES.records;
  const claim = await requestClaim({ method: 'POST', path, serverKeyId, body });
  return { credential: { kiosk, epoch, signature: await signBytes(key, claim) }, path, body };
}

let idCounter = 0;

/** A UUIDv7 whose first part counts up: no two records of a test process share one. */
function timeOrderedId(): string {
  idCounter += 1;
  const counted = idCounter.toString(16).padStart(12, '0');
  return `${counted.slice(0, 8)}-${counted.slice(8)}-7000-8000-${crypto.randomUUID().slice(24)}`;
}
