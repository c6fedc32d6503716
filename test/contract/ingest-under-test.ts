import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KioskHealth } from '../../shared/api/batch.ts';
import { receiptClaim, type Receipt } from '../../shared/record/receipt.ts';
import type { SealedRecord } from '../../shared/record/record.ts';
import { importVerifier } from '../../shared/record/signing-key.ts';
import { createIngest, type Ingest } from '../../server/ingest/ingest.ts';
import { loadServerKey, type ServerKey } from '../../server/server-key.ts';
import type { Database } from '../../server/store/schema.ts';
import type { Store } from '../../server/store/open-store.ts';
import { simulateKiosk, type SimulatedKiosk } from '../support/simulated-kiosk.ts';
import { enrol, insertContractOffice, NOW_MS } from './contract-office.ts';

/** The whole ingest on one store, with kiosks that send to it. */
export interface IngestUnderTest {
  readonly store: Store;
  readonly ingest: Ingest;
  readonly serverKey: ServerKey;
  /** The server's clock. */
  nowMs: number;
  readonly unreliable: unknown[];
  readonly kiosk: (id?: string) => Promise<SimulatedKiosk>;
  /** Sends a batch and answers the receipt, its signature checked; throws what was refused. */
  readonly send: (
    kiosk: SimulatedKiosk,
    records: readonly SealedRecord[],
    health?: Partial<KioskHealth>,
  ) => Promise<Receipt>;
  readonly rows: <Table extends keyof Database>(table: Table) => Promise<Database[Table][]>;
  readonly close: () => Promise<void>;
}

export async function ingestUnderTest(store: Store): Promise<IngestUnderTest> {
  const folder = await mkdtemp(join(tmpdir(), 'mot-cham-contract-'));
  await insertContractOffice(store);
  const serverKey = await loadServerKey(folder);
  const unreliable: unknown[] = [];
  let ids = 0;
  const under: IngestUnderTest = {
    store,
    serverKey,
    nowMs: NOW_MS,
    unreliable,
    ingest: createIngest({
      store,
      serverKey,
      clock: () => under.nowMs,
      elapsedMs: () => under.nowMs,
      newId: () => `audit-${String((ids += 1)).padStart(6, '0')}`,
      random: () => 0.5,
      onUnreliableStorage: (error) => unreliable.push(error),
    }),
    kiosk: async (id = 'kiosk-1') => {
      const kiosk = await simulateKiosk({ id, serverKeyId: serverKey.public.id });
      await enrol(store, kiosk);
      return kiosk;
    },
    send: async (kiosk, records, health) => {
      const answer = await under.ingest.accept(await kiosk.request(records, health));
      if (!answer.ok) throw new Error(answer.error.code, { cause: answer.error.cause });
      const verify = await importVerifier(serverKey.public);
      const { receipt, signature } = answer.value;
      if (!(await verify?.(signature, receiptClaim(receipt)))) throw new Error('forged receipt');
      return JSON.parse(receipt) as Receipt; // its form is what the test looks at
    },
    // One query for every table: the union of their types is too wide for the builder.
    rows: (table) =>
      store.db
        .selectFrom(table as 'ratings')
        .selectAll()
        .execute() as never,
    close: async () => {
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
  return under;
}
