import type {
  Enrolment,
  PairingStarted,
  PairingState,
  ServerKey,
} from '../../shared/api/pairing.ts';
import { KIOSK_ROUTES } from '../../shared/api/kiosk-routes.ts';
import { fromBase64url } from '../../shared/record/base64url.ts';
import { utf8, type Bytes } from '../../shared/record/bytes.ts';
import { pairingClaim } from '../../shared/record/pairing-claim.ts';
import {
  RECEIPT_MEDIA_TYPE,
  receiptClaim,
  type Receipt,
  type SeatRange,
} from '../../shared/record/receipt.ts';
import type { KioskRecord } from '../../shared/record/record.ts';
import { readCredential, requestClaim } from '../../shared/record/request-claim.ts';
import { digest, hashRecord, recordClaim } from '../../shared/record/seal.ts';
import {
  generateSigningKey,
  importVerifier,
  signBytes,
  type PublicKey,
  type SigningKey,
} from '../../shared/record/signing-key.ts';
import {
  pairingPollSchema,
  pairingRequestSchema,
  reKeyRequestSchema,
} from '../../shared/validation/pairing-schema.ts';
import { parseJson } from '../../shared/validation/parse.ts';
import { batchSchema } from '../../shared/validation/sync-schema.ts';
import type { KioskHealth } from '../../shared/api/batch.ts';
import { sampleConfiguration } from './sample-configuration.ts';

/** A request as the server reads it. */
export interface FakeRequest {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: Bytes;
}

export interface FakeAnswer {
  readonly status: number;
  readonly mediaType: string;
  readonly text: string;
}

/** A server that keeps what it is sent in memory, with real keys, signatures and receipts. */
export interface FakeSyncServer {
  answer(request: FakeRequest): Promise<FakeAnswer>;
  /** Every record it has stored, in the order of arrival. */
  readonly stored: readonly KioskRecord[];
  /** Of the last batch. */
  readonly health: KioskHealth | undefined;
  readonly key: SigningKey & ServerKey;
  /** False: codes stay pending, until a test approves. */
  approves: boolean;
  /** True: enrolments carry a ticket, each good for one epoch without a steward. */
  givesTickets: boolean;
  /** True: takes what the kiosk still has, and tells it so when it has nothing. */
  isRevoked: boolean;
  revision: string;
  nowMs: number;
  /** Loses all but the first `count` records, as a restore from an old backup does. */
  restore(count: number): void;
  /** Seats that receipts name as missing; false: as a server that does not know the field. */
  tellsMissing: boolean;
}

interface Epoch {
  readonly kiosk: string;
  readonly epoch: number;
  readonly publicKey: PublicKey;
}

/** Each pairing gives the one kiosk a new epoch. */
export async function createFakeSyncServer(kiosk = 'kiosk-1'): Promise<FakeSyncServer> {
  const key = { id: 'server-1', ...(await generateSigningKey('P-256', false)) };
  const epochs: Epoch[] = [];
  const asked = new Map<string, PublicKey>();
  const stored = new Map<string, KioskRecord>();

  const server = {
    approves: true,
    givesTickets: false,
    isRevoked: false,
    revision: 'r1',
    nowMs: 1_790_000_000_000,
    key,
    tellsMissing: true,
    restore(count: number) {
      for (const hash of [...stored.keys()].slice(count)) stored.delete(hash);
    },
    health: undefined as KioskHealth | undefined,
    get stored() {
      return [...stored.values()];
    },
    async answer(request: FakeRequest): Promise<FakeAnswer> {
      const text = new TextDecoder().decode(request.body);
      switch (request.path) {
        case KIOSK_ROUTES.pairings:
          return startPairing(text);
        case KIOSK_ROUTES.pairingPoll:
          return pollPairing(text);
        case KIOSK_ROUTES.epochs:
          return reKey(text);
        default: {
          const epoch = await authenticate(request);
          if (epoch === undefined) return problem(401, 'bad-signature');
          if (request.path === KIOSK_ROUTES.records) return takeBatch(epoch, request);
          return json(200, sampleConfiguration(kiosk, server.revision));
        }
      }
    },
  };

  async function startPairing(text: string): Promise<FakeAnswer> {
    const parsed = parseJson(pairingRequestSchema, text);
    if (!parsed.ok) return problem(422, 'invalid-body');
    const { algorithm, publicKey, proof } = parsed.value;
    const verify = await importVerifier(parsed.value);
    const isProven = await verify?.(proof, pairingClaim(algorithm, publicKey));
    if (isProven !== true) return problem(400, 'invalid-pairing-proof');
    const deviceCode = `code${asked.size}`;
    asked.set(deviceCode, { algorithm, publicKey });
    const expiresAtMs = server.nowMs + 600_000;
    const started: PairingStarted = {
      deviceCode,
      userCode: 'BCDF-GHJK',
      expiresAtMs,
      pollIntervalMs: 1_000,
      nowMs: server.nowMs,
    };
    return json(201, started);
  }

  function pollPairing(text: string): FakeAnswer {
    const parsed = parseJson(pairingPollSchema, text);
    const publicKey = parsed.ok ? asked.get(parsed.value.deviceCode) : undefined;
    if (publicKey === undefined) return problem(404, 'unknown-pairing-code');
    if (!server.approves) return json(200, { state: 'pending' } satisfies PairingState);
    return json(200, { state: 'paired', enrolment: enrol(publicKey) } satisfies PairingState);
  }

  function enrol(publicKey: PublicKey): Enrolment {
    const epoch = epochs.length + 1;
    epochs.push({ kiosk, epoch, publicKey });
    const { id, algorithm, publicKey: serverPublicKey } = key;
    return {
      kiosk,
      epoch,
      serverKey: { id, algorithm, publicKey: serverPublicKey },
      configuration: sampleConfiguration(kiosk, server.revision),
      ...(server.givesTickets && { reKeyTicket: `ticket${epoch}` }),
    };
  }

  async function reKey(text: string): Promise<FakeAnswer> {
    const parsed = parseJson(reKeyRequestSchema, text);
    if (!parsed.ok) return problem(422, 'invalid-body');
    const { algorithm, publicKey, proof, ticket } = parsed.value;
    const verify = await importVerifier(parsed.value);
    const isProven = await verify?.(proof, pairingClaim(algorithm, publicKey));
    const isGood = isProven === true && server.givesTickets && ticket === `ticket${epochs.length}`;
    if (!isGood) return problem(404, 'unknown-re-key-ticket');
    return json(201, enrol({ algorithm, publicKey }));
  }

  async function authenticate(request: FakeRequest): Promise<Epoch | undefined> {
    const credential = readCredential(request.authorization);
    const found = epochs.find((epoch) => epoch.epoch === credential?.epoch);
    if (credential === undefined || found === undefined) return undefined;
    const { path, body } = request;
    const method = request.method === 'GET' ? 'GET' : 'POST';
    const claim = await requestClaim({ method, path, body, serverKeyId: key.id });
    const verify = await importVerifier(found.publicKey);
    return (await verify?.(credential.signature, claim)) === true ? found : undefined;
  }

  async function takeBatch({ epoch }: Epoch, request: FakeRequest): Promise<FakeAnswer> {
    const parsed = parseJson(batchSchema, new TextDecoder().decode(request.body));
    if (!parsed.ok) return problem(422, 'invalid-body');
    server.health = parsed.value.health;
    if (server.isRevoked && parsed.value.records.length === 0) return problem(401, 'kiosk-revoked');
    const results = [];
    for (const { bytes, signature } of parsed.value.records) {
      results.push(await takeRecord(bytes, signature));
    }
    const through = [...stored.values()].filter((record) => record.epoch === epoch).length;
    const receipt: Receipt = {
      v: 1,
      kiosk,
      epoch,
      request: await digest('BODY', request.body),
      results: results.filter((result) => result !== undefined),
      through,
      head: null,
      nowMs: server.nowMs,
      configurationRevision: server.revision,
      ...(server.tellsMissing ? { missing: missingOf(epoch) } : {}),
    };
    return signedAnswer(key, receipt);
  }

  function missingOf(epoch: number): SeatRange[] {
    const seqs = new Set(
      [...stored.values()].filter((record) => record.epoch === epoch).map(({ seq }) => seq),
    );
    const ranges: SeatRange[] = [];
    for (let seq = 1; seq <= (server.health?.head?.seq ?? 0); seq += 1) {
      const last = ranges.at(-1);
      if (seqs.has(seq)) continue;
      if (last?.toSeq === seq - 1) ranges[ranges.length - 1] = { ...last, toSeq: seq };
      else ranges.push({ epoch, fromSeq: seq, toSeq: seq });
    }
    return ranges.slice(0, 20);
  }

  /** A record whose own epoch's key did not sign it is not acknowledged. */
  async function takeRecord(
    text: string,
    signature: string,
  ): Promise<Receipt['results'][number] | undefined> {
    const bytes = fromBase64url(text) ?? utf8('');
    const hash = await hashRecord(bytes);
    const record = JSON.parse(new TextDecoder().decode(bytes)) as KioskRecord;
    const signer = epochs.find(({ epoch }) => epoch === record.epoch);
    const verify = signer && (await importVerifier(signer.publicKey));
    if ((await verify?.(signature, recordClaim(hash))) !== true) return undefined;
    const fate = stored.has(hash) ? 'duplicate' : 'stored';
    stored.set(hash, record);
    return { epoch: record.epoch, seq: record.seq, hash, fate };
  }

  return server;
}

/** A receipt as a server sends it. */
export async function signedAnswer(key: SigningKey, receipt: Receipt): Promise<FakeAnswer> {
  const text = JSON.stringify(receipt);
  const signature = await signBytes(key, receiptClaim(text));
  return {
    status: 200,
    mediaType: RECEIPT_MEDIA_TYPE,
    text: JSON.stringify({ receipt: text, signature }),
  };
}

const json = (status: number, value: unknown): FakeAnswer => ({
  status,
  mediaType: 'application/json',
  text: JSON.stringify(value),
});

const problem = (status: number, code: string): FakeAnswer => ({
  status,
  mediaType: 'application/problem+json',
  text: JSON.stringify({ code, status }),
});
