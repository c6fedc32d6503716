import { KIOSK_ROUTES } from '../../../shared/api/kiosk-routes.ts';
import { receiptClaim, type Receipt, type SignedReceipt } from '../../../shared/record/receipt.ts';
import { importVerifier, type PublicKey } from '../../../shared/record/signing-key.ts';
import { loadServerKey } from '../../../server/server-key.ts';
import { openStore, type StoreLocation } from '../../../server/store/open-store.ts';
import { makeBenchmarkKey, openChain, type ReadyRequest } from '../../bench/benchmark-kiosk.ts';
import { enrol, insertContractOffice } from '../../contract/contract-office.ts';
import { sampleConfiguration } from '../../support/sample-configuration.ts';

/** What kiosks wrote, and what a server has promised them to keep: hashes of records. */
export interface Ledger {
  readonly sent: Set<string>;
  readonly acknowledged: Set<string>;
}

export const emptyLedger = (): Ledger => ({ sent: new Set(), acknowledged: new Set() });

/** A kiosk without a screen that delivers one batch after the other, as fast as it is let. */
export interface LoadingKiosk {
  /** Sends until an answer is no receipt; what was not acknowledged is sent again next time. */
  sendUntilCut(origin: string): Promise<void>;
  /** Sends what is still without a receipt; throws when it does not get one. */
  deliver(origin: string): Promise<void>;
  /** The next request, to be sent by other ways than HTTP. */
  next(): Promise<ReadyRequest>;
}

/** Writes what an answer acknowledges into the ledger; false when it is not the whole request. */
export type Believe = (request: ReadyRequest, answer: unknown, ledger: Ledger) => Promise<boolean>;

export interface LoadPlan {
  readonly location: StoreLocation;
  /** Holds the server's key, beside the database. */
  readonly dataFolder: string;
  readonly kiosks: number;
  readonly ledger: Ledger;
  /** How many ratings the next batch has. */
  readonly batchSize: () => number;
}

/** Makes an office in an empty database and enrols kiosks with real keys in it. */
export async function enrolLoadingKiosks(plan: LoadPlan): Promise<LoadingKiosk[]> {
  const serverKey = await loadServerKey(plan.dataFolder);
  const store = await openStore(plan.location);
  try {
    await insertContractOffice(store);
    const names = Array.from({ length: plan.kiosks }, (_, index) => `kiosk-${String(index + 1)}`);
    const kiosks: LoadingKiosk[] = [];
    for (const id of names) {
      const key = makeBenchmarkKey();
      await enrol(store, { id, key: { algorithm: 'Ed25519', publicKey: key.publicKey } });
      const configuration = sampleConfiguration(id);
      const enrolment = { kiosk: id, epoch: 1, serverKey: serverKey.public, configuration };
      const believe = await receiptReader(serverKey.public);
      kiosks.push(loadingKiosk(plan, await openChain(key, enrolment), believe));
    }
    return kiosks;
  } finally {
    await store.close();
  }
}

/** Believes what the server has signed, and nothing else. */
export async function receiptReader(serverKey: PublicKey): Promise<Believe> {
  const verify = await importVerifier(serverKey);
  if (verify === undefined) throw new Error('The server key is of no known kind.');
  return async (request, answer, ledger) => {
    // The product's own answer: another form fails in the lines that read it.
    const { receipt, signature } = answer as SignedReceipt;
    if (!(await verify(signature, receiptClaim(receipt)))) throw new Error('A forged receipt.');
    const { results } = JSON.parse(receipt) as Receipt;
    const named = new Set(results.map(({ hash }) => hash));
    const own = request.ratings.map(({ hash }) => hash).filter((hash) => named.has(hash));
    for (const hash of own) ledger.acknowledged.add(hash);
    return own.length === request.ratings.length;
  };
}

function loadingKiosk(
  { ledger, batchSize }: LoadPlan,
  makeBatch: (ratings: number) => Promise<ReadyRequest>,
  believe: Believe,
): LoadingKiosk {
  let waiting: ReadyRequest | undefined;
  const next = async (): Promise<ReadyRequest> => {
    const request = await makeBatch(batchSize());
    for (const { hash } of request.ratings) ledger.sent.add(hash);
    return request;
  };
  const sendOne = async (origin: string): Promise<boolean> => {
    waiting ??= await next();
    const answer = await post(origin, waiting);
    if (answer === undefined || !(await believe(waiting, answer, ledger))) return false;
    waiting = undefined;
    return true;
  };
  return {
    next,
    async sendUntilCut(origin) {
      while (await sendOne(origin));
    },
    async deliver(origin) {
      if (waiting !== undefined && !(await sendOne(origin))) throw new Error('Not acknowledged.');
    },
  };
}

/** The body of a good answer; undefined for everything else, also for half an answer. */
async function post(origin: string, request: ReadyRequest): Promise<unknown> {
  try {
    const answer = await fetch(`${origin}${KIOSK_ROUTES.records}`, {
      method: 'POST',
      headers: { authorization: request.authorization, 'content-type': 'application/json' },
      body: request.body,
    });
    return answer.ok ? await answer.json() : undefined;
  } catch {
    // The line was cut: this is what the tests do to it.
    return undefined;
  }
}
