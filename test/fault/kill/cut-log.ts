import { statSync } from 'node:fs';
import { copyFile, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KIOSK_ROUTES } from '../../../shared/api/kiosk-routes.ts';
import { readCredential } from '../../../shared/record/request-claim.ts';
import { createIngest } from '../../../server/ingest/ingest.ts';
import { loadServerKey } from '../../../server/server-key.ts';
import { openStore } from '../../../server/store/open-store.ts';
import { judgeStore } from './judge-store.ts';
import { enrolLoadingKiosks, receiptReader, type Ledger } from './loading-kiosk.ts';

/** How a power cut leaves the log behind its last synced byte. */
export const TAILS = ['nothing', 'zeros', 'garbage'] as const;
export type Tail = (typeof TAILS)[number];

/** An office whose kiosks have delivered, with its database still open. */
export interface CutLog {
  readonly acknowledgements: number;
  /**
   * Copies the database as the disk may hold it when the power went after the `nth` receipt (from
   * 1): the log is good up to a byte of the dice that was written by then or later, and ends in
   * `tail`. Answers what is wrong with the copy.
   */
  cut(nth: number, tail: Tail): Promise<string[]>;
  /** The same with the log good only up to the receipt before: what a server that never syncs risks. */
  cutTooEarly(nth: number): Promise<string[]>;
  close(): Promise<void>;
}

export interface CutLogPlan {
  readonly batches: number;
  readonly random: () => number;
}

/** Up to here the log is on the disk, and these records are promised. */
interface Receipt {
  readonly logBytes: number;
  readonly acknowledged: ReadonlySet<string>;
}

/** Takes so many batches in, noting at every receipt how long the synced log is. */
export async function openCutLog({ batches, random }: CutLogPlan): Promise<CutLog> {
  const folder = await mkdtemp(join(tmpdir(), 'mot-cham-cut-'));
  const file = join(folder, 'mot-cham.db');
  const ledger: Ledger = { sent: new Set(), acknowledged: new Set() };
  const batchSize = (): number => 1 + Math.floor(random() * 20);
  const location = { kind: 'sqlite', file } as const;
  const [kiosk] = await enrolLoadingKiosks({
    ...{ location, dataFolder: folder, kiosks: 1, ledger, batchSize },
  });
  const store = await openStore(location);
  const serverKey = await loadServerKey(folder);
  const ingest = createIngest({
    ...{ store, serverKey, clock: Date.now, newId: () => crypto.randomUUID(), random },
    onUnreliableStorage: (error) => {
      throw error;
    },
  });
  const believe = await receiptReader(serverKey.public);
  const receipts: Receipt[] = [];
  for (let batch = 0; batch < batches; batch += 1) {
    const request = await kiosk?.next();
    const credential = readCredential(request?.authorization);
    if (request === undefined || credential === undefined) throw new Error('No request.');
    const { body } = request;
    const answer = await ingest.accept({ credential, path: KIOSK_ROUTES.records, body });
    if (!answer.ok) throw new Error(answer.error.code, { cause: answer.error.cause });
    await believe(request, answer.value, ledger);
    const { size: logBytes } = statSync(`${file}-wal`);
    receipts.push({ logBytes, acknowledged: new Set(ledger.acknowledged) });
  }
  const copy = join(folder, 'copy.db');
  const judge = async (
    nth: number,
    cut: Pick<CutCopy, 'keepBytes' | 'tail'>,
  ): Promise<string[]> => {
    await copyCut({ file, copy, random, ...cut });
    const acknowledged = new Set(receiptAt(receipts, nth).acknowledged);
    return judgeStore({ kind: 'sqlite', file: copy }, { sent: ledger.sent, acknowledged });
  };
  return {
    acknowledgements: receipts.length,
    cut: (nth, tail) =>
      judge(nth, { keepBytes: byteAfter(receiptAt(receipts, nth), file, random), tail }),
    cutTooEarly: (nth) =>
      judge(nth, { keepBytes: receiptAt(receipts, nth - 1).logBytes, tail: 'nothing' }),
    close: async () => {
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The `nth` receipt, from 1. */
function receiptAt(receipts: readonly Receipt[], nth: number): Receipt {
  const receipt = receipts[nth - 1];
  if (receipt === undefined) throw new RangeError(`There is no receipt ${String(nth)}.`);
  return receipt;
}

function byteAfter({ logBytes }: Receipt, file: string, random: () => number): number {
  const { size } = statSync(`${file}-wal`);
  return logBytes + Math.floor(random() * (size - logBytes + 1));
}

interface CutCopy {
  readonly file: string;
  readonly copy: string;
  readonly keepBytes: number;
  readonly tail: Tail;
  readonly random: () => number;
}

/** The log was never written back into the file here, so the file itself is that of the start. */
async function copyCut({ file, copy, keepBytes, tail, random }: CutCopy): Promise<void> {
  for (const suffix of ['', '-wal', '-shm']) await rm(`${copy}${suffix}`, { force: true });
  for (const suffix of ['', '-wal']) await copyFile(`${file}${suffix}`, `${copy}${suffix}`);
  const { size } = statSync(`${copy}-wal`);
  const log = await open(`${copy}-wal`, 'r+');
  try {
    await log.truncate(keepBytes);
    if (tail === 'nothing') return;
    const lost = Buffer.alloc(size - keepBytes);
    if (tail === 'garbage') lost.forEach((_, at) => (lost[at] = Math.floor(random() * 256)));
    await log.write(lost, 0, lost.length, keepBytes);
  } finally {
    await log.close();
  }
}
