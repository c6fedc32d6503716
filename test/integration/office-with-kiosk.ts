import { createIngest } from '../../server/ingest/ingest.ts';
import { loadServerKey } from '../../server/server-key.ts';
import { openStore, type Store, type StoreLocation } from '../../server/store/open-store.ts';
import type { Receipt } from '../../shared/record/receipt.ts';
import { enrol, insertContractOffice, NOW_MS } from '../contract/contract-office.ts';
import {
  simulateKiosk,
  type SimulatedKiosk,
  type SimulatedRecord,
} from '../support/simulated-kiosk.ts';

/** A place with data: where the database is, and the folder with the server's key. */
export interface DataPlace {
  readonly location: StoreLocation;
  readonly dataDir: string;
}

/** The ingest of a server on such a place, without HTTP. */
export interface OpenOffice {
  readonly store: Store;
  readonly serverKeyId: string;
  readonly send: (
    kiosk: SimulatedKiosk,
    records: readonly SimulatedRecord[],
    head?: SimulatedRecord,
  ) => Promise<Receipt>;
  /** `epoch/seq hash` of all records, in order. */
  readonly ledger: () => Promise<string[]>;
  readonly close: () => Promise<void>;
}

/** Opens the data of a place as a server does. */
export async function openOffice({ location, dataDir }: DataPlace): Promise<OpenOffice> {
  const store = await openStore(location);
  const serverKey = await loadServerKey(dataDir);
  let ids = 0;
  const ingest = createIngest({
    store,
    serverKey,
    clock: () => NOW_MS,
    newId: () => `audit-${(ids += 1)}`,
    random: () => 0.5,
    onUnreliableStorage: (error) => {
      throw error;
    },
  });
  return {
    store,
    serverKeyId: serverKey.public.id,
    send: async (kiosk, records, head) => {
      const place = head === undefined ? null : { seq: head.seq, hash: head.hash };
      const health = { head: place, pending: records.length };
      const answer = await ingest.accept(await kiosk.request(records, health));
      if (!answer.ok) throw new Error(answer.error.code, { cause: answer.error.cause });
      return JSON.parse(answer.value.receipt) as Receipt; // its form is tested elsewhere
    },
    ledger: async () => {
      const rows = await store.db
        .selectFrom('records')
        .select(['epoch', 'seq', 'hash'])
        .orderBy('epoch')
        .orderBy('seq')
        .execute();
      return rows.map(({ epoch, seq, hash }) => `${epoch}/${seq} ${hash}`);
    },
    close: () => store.close(),
  };
}

/** A new office with one enrolled kiosk. */
export async function foundOffice(place: DataPlace) {
  const office = await openOffice(place);
  await insertContractOffice(office.store);
  const kiosk = await simulateKiosk({ id: 'kiosk-1', serverKeyId: office.serverKeyId });
  await enrol(office.store, kiosk);
  return { office, kiosk };
}
