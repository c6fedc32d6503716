import SqliteDatabase from 'better-sqlite3';
import { Problem } from '../../../server/http/problem.ts';
import { createIngest, type Ingest } from '../../../server/ingest/ingest.ts';
import { assertHoldsKey } from '../../../server/resources/holds-key.ts';
import { reKey } from '../../../server/resources/kiosk-epochs.ts';
import { newTicket, ticketHash } from '../../../server/resources/re-key-ticket.ts';
import { loadKioskConfiguration } from '../../../server/store/kiosk-configuration.ts';
import { hasSpoken, openNextEpoch } from '../../../server/store/kiosk-epochs.ts';
import type { Store } from '../../../server/store/open-store.ts';
import { inTransaction } from '../../../server/store/writing.ts';
import type { Batch } from '../../../shared/api/batch.ts';
import { KIOSK_ROUTES } from '../../../shared/api/kiosk-routes.ts';
import type {
  Enrolment,
  PairingPoll,
  PairingRequest,
  PairingStarted,
  ReKeyRequest,
} from '../../../shared/api/pairing.ts';
import { PROBLEMS, type ProblemCode } from '../../../shared/api/problems.ts';
import type { Bytes } from '../../../shared/record/bytes.ts';
import { RECEIPT_MEDIA_TYPE } from '../../../shared/record/receipt.ts';
import { readCredential } from '../../../shared/record/request-claim.ts';
import type { PublicKey } from '../../../shared/record/signing-key.ts';
import type { Desk, Office } from './office.ts';

export interface SimRequest {
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: Bytes;
}

export interface SimAnswer {
  readonly status: number;
  readonly mediaType: string;
  readonly text: string;
  readonly retryAfter?: string;
}

/** The real ingest on the office's database; pairing without its ceremony. */
export interface SimServer {
  /** Enrols a key at once, as pairing does in many steps. */
  enrol(key: PublicKey): Promise<Enrolment>;
  /** Undefined when the server was restarted before the answer left it. */
  handle(request: SimRequest): Promise<SimAnswer | undefined>;
  /** All that it held in memory is gone. */
  restart(): void;
  /** The N-th write from now fails, and the transaction with it. */
  failWrite(at: number, how: 'disk-full' | 'disk-error'): void;
  heal(): void;
  /** Highest head that a kiosk has told of, by epoch, in batches that were accepted. */
  readonly toldHeads: ReadonlyMap<number, number>;
}

export interface SimServerDeps {
  readonly office: Office;
  readonly desk: Desk;
  readonly nowMs: () => number;
  readonly random: () => number;
  readonly slowPolls: number;
}

interface Asked {
  readonly key: PublicKey;
  polls: number;
  epoch: number | undefined;
}

export function createSimServer(deps: SimServerDeps): SimServer {
  const { office, desk, nowMs } = deps;
  const { db } = office.store;
  const asked: Asked[] = [];
  const toldHeads = new Map<number, number>();
  const services = {
    store: office.store,
    serverKey: office.serverKey,
    newId: office.newId,
    clock: nowMs,
    randomBytes: (length: number) => crypto.getRandomValues(new Uint8Array(length)),
  };
  let run = 0;
  let failing: { left: number; how: 'disk-full' | 'disk-error' } | undefined;
  let ingest = newIngest();

  function newIngest(): Ingest {
    const insertRows: Store['insertRows'] = (trx, insert, rows) => {
      if (failing !== undefined && (failing.left -= 1) < 0) {
        const { how } = failing;
        failing = undefined;
        throw how === 'disk-full'
          ? new SqliteDatabase.SqliteError('database or disk is full', 'SQLITE_FULL')
          : new Error('the write failed');
      }
      return office.store.insertRows(trx, insert, rows);
    };
    return createIngest({
      store: { ...office.store, insertRows },
      serverKey: office.serverKey,
      clock: nowMs,
      newId: office.newId,
      random: deps.random,
      onUnreliableStorage: (error) => {
        throw error;
      },
    });
  }

  async function answer(request: SimRequest): Promise<SimAnswer> {
    switch (request.path) {
      case KIOSK_ROUTES.pairings:
        return startPairing(request);
      case KIOSK_ROUTES.pairingPoll:
        return pollPairing(request);
      case KIOSK_ROUTES.epochs:
        return openEpoch(request);
      case KIOSK_ROUTES.records:
        return takeBatch(request);
      default:
        return json(200, await loadKioskConfiguration(db, desk.kioskId, nowMs()));
    }
  }

  async function startPairing(request: SimRequest): Promise<SimAnswer> {
    const key = readJson(request) as PairingRequest | undefined;
    if (key === undefined) return problem('malformed-json');
    await assertHoldsKey(key);
    asked.push({ key, polls: 0, epoch: undefined });
    return json(201, {
      deviceCode: `code${String(asked.length - 1)}`,
      userCode: 'BCDF-GHJK',
      expiresAtMs: nowMs() + 600_000,
      pollIntervalMs: 5_000,
      nowMs: nowMs(),
    } satisfies PairingStarted);
  }

  /** The steward always puts the device in the place of the kiosk that stood here. */
  async function pollPairing(request: SimRequest): Promise<SimAnswer> {
    const poll = readJson(request) as PairingPoll | undefined;
    const pairing = asked[Number(poll?.deviceCode.slice(4))];
    if (pairing === undefined) return problem('unknown-pairing-code');
    pairing.polls += 1;
    if (pairing.polls <= deps.slowPolls) return json(200, { state: 'pending' });
    pairing.epoch ??= await openEpochFor(pairing.key);
    return json(200, { state: 'paired', enrolment: await enrolmentOf(pairing.epoch) });
  }

  const openEpochFor = (key: PublicKey): Promise<number> =>
    inTransaction(office.store, ({ trx }) =>
      openNextEpoch(trx, { kioskId: desk.kioskId, key, openedAtMs: nowMs(), openedBy: null }),
    );

  async function enrolmentOf(epoch: number): Promise<Enrolment> {
    const { kioskId: kiosk } = desk;
    const configuration = await loadKioskConfiguration(db, kiosk, nowMs());
    if (configuration === undefined) throw new Error(`${kiosk} has no place.`);
    const isNew = !(await hasSpoken(db, kiosk, epoch));
    const ticket = isNew ? { reKeyTicket: await newTicket(db, kiosk, services) } : {};
    return { kiosk, epoch, serverKey: office.serverKey.public, configuration, ...ticket };
  }

  async function openEpoch(request: SimRequest): Promise<SimAnswer> {
    const asking = readJson(request) as ReKeyRequest | undefined;
    if (asking === undefined) return problem('malformed-json');
    await assertHoldsKey(asking);
    return json(201, await reKey(services, asking, await ticketHash(asking.ticket)));
  }

  async function takeBatch(request: SimRequest): Promise<SimAnswer> {
    const credential = readCredential(request.authorization);
    if (credential === undefined) return problem('bad-signature');
    const { path, body } = request;
    const taken = await ingest.accept({ credential, path, body });
    if (!taken.ok) return problem(taken.error.code, taken.error.retryAfterMs);
    const { health } = readJson(request) as Batch;
    const told = Math.max(toldHeads.get(credential.epoch) ?? 0, health.head?.seq ?? 0);
    toldHeads.set(credential.epoch, told);
    return { status: 200, mediaType: RECEIPT_MEDIA_TYPE, text: JSON.stringify(taken.value) };
  }

  return {
    enrol: async (key) => enrolmentOf(await openEpochFor(key)),
    async handle(request) {
      const startedIn = run;
      const answered = await answer(request).catch(problemOf);
      return startedIn === run ? answered : undefined;
    },
    restart() {
      run += 1;
      ingest = newIngest();
    },
    failWrite: (at, how) => void (failing = { left: at, how }),
    heal: () => void (failing = undefined),
    toldHeads,
  };
}

function readJson({ body }: SimRequest): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return undefined;
  }
}

const json = (status: number, value: unknown): SimAnswer => ({
  status,
  mediaType: 'application/json',
  text: JSON.stringify(value),
});

function problemOf(error: unknown): SimAnswer {
  if (!(error instanceof Problem)) throw error;
  return problem(error.code, error.retryAfterMs);
}

export const problem = (code: ProblemCode, retryAfterMs?: number): SimAnswer => ({
  status: PROBLEMS[code].status,
  mediaType: 'application/problem+json',
  text: JSON.stringify({ code, status: PROBLEMS[code].status }),
  ...(retryAfterMs === undefined ? {} : { retryAfter: String(Math.ceil(retryAfterMs / 1_000)) }),
});
