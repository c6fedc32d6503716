import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BARE_ENVIRONMENT } from '../../support/bare-environment.ts';
import { KIOSK_ROUTES } from '../../../shared/api/kiosk-routes.ts';
import { readCredential } from '../../../shared/record/request-claim.ts';
import { createIngest } from '../../../server/ingest/ingest.ts';
import { loadServerKey } from '../../../server/server-key.ts';
import { openStore } from '../../../server/store/open-store.ts';
import type { ReadyRequest } from '../../bench/benchmark-kiosk.ts';
import { judgeStore } from './judge-store.ts';
import { enrolLoadingKiosks, receiptReader, type Believe, type Ledger } from './loading-kiosk.ts';

const ROOT = join(import.meta.dirname, '../../..');
const BATCHES = 2;
const RATINGS_PER_BATCH = 10;

/** What can happen at one system call: an error of the disk, or the end of the process. */
export const MISHAPS = {
  'no space left': 'error=ENOSPC',
  'input/output error': 'error=EIO',
  'sudden death': 'signal=SIGKILL',
} as const;

export type Mishap = keyof typeof MISHAPS;

/** System calls by which SQLite changes its files; which of the two syncs depends on its build. */
export const CALLS = ['pwrite64', 'fsync', 'fdatasync', 'ftruncate'] as const;
export type Call = (typeof CALLS)[number];

export interface Trial {
  readonly call: Call;
  readonly nth: number;
  readonly mishap: Mishap;
}

export interface TrialEnd {
  /** Exit code; null after a signal. */
  readonly code: number | null;
  readonly acknowledged: number;
  /** Must be empty: right after the mishap, and after everything was sent once more. */
  readonly faults: readonly string[];
}

/** An office with twenty ratings that wait to be taken in, on a disk that fails at one call. */
export interface FailingDisk {
  /** How often the program makes the call when nothing happens. */
  countCalls(call: Call): Promise<number>;
  try(trial: Trial): Promise<TrialEnd>;
  close(): Promise<void>;
}

interface Office {
  readonly folder: string;
  readonly strace: string;
  readonly requests: readonly ReadyRequest[];
  readonly sent: Set<string>;
  readonly believe: Believe;
}

/** Prepares the office and lets the server start once, so that only the taking in is on trial. */
export async function openFailingDisk(strace: string): Promise<FailingDisk> {
  const folder = await mkdtemp(join(tmpdir(), 'mot-cham-disk-'));
  const dataFolder = join(folder, 'template');
  const sent = new Set<string>();
  const [kiosk] = await enrolLoadingKiosks({
    location: { kind: 'sqlite', file: join(dataFolder, 'mot-cham.db') },
    dataFolder,
    kiosks: 1,
    ledger: { sent, acknowledged: new Set() },
    batchSize: () => RATINGS_PER_BATCH,
  });
  if (kiosk === undefined) throw new Error('No kiosk was enrolled.');
  const { public: serverKey } = await loadServerKey(dataFolder);
  const requests: ReadyRequest[] = [];
  for (let batch = 0; batch < BATCHES; batch += 1) requests.push(await kiosk.next());
  const believe = await receiptReader(serverKey);
  const office: Office = { folder, strace, requests, sent, believe };
  await writeFile(join(folder, 'none.json'), '[]');
  await writeFile(join(folder, 'all.json'), JSON.stringify(requests.map(asText)));
  await runScript(office, { dataFolder, requests: 'none.json' });
  return {
    countCalls: (call) => countCalls(office, call),
    try: (trial) => makeTrial(office, trial),
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

const asText = ({ authorization, body }: ReadyRequest) => ({
  authorization,
  body: Buffer.from(body).toString('base64'),
});

interface ScriptRun {
  readonly dataFolder: string;
  readonly requests: 'none.json' | 'all.json';
  /** Left out: nothing is watched and nothing fails. */
  readonly strace?: { readonly call: Call; readonly inject?: string; readonly log: string };
}

interface ScriptEnd {
  readonly code: number | null;
  readonly printed: string;
}

async function runScript(office: Office, run: ScriptRun): Promise<ScriptEnd> {
  const requests = join(office.folder, run.requests);
  const script = [process.execPath, 'test/fault/kill/ingest-script.ts', '--requests', requests];
  const watched = run.strace === undefined ? [] : straceOf(office, run.strace);
  const [program = '', ...rest] = [...watched, ...script];
  const child = spawn(program, rest, {
    cwd: ROOT,
    env: {
      ...{ ...BARE_ENVIRONMENT, DATA_DIR: run.dataFolder },
      ...{ LOG_LEVEL: 'fatal', BACKUP_AT: 'off', MIN_FREE_MB: '0' },
    },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, printed };
}

const straceOf = (
  { strace }: Office,
  { call, inject, log }: NonNullable<ScriptRun['strace']>,
): string[] => [
  ...[strace, '-f', '-qq', '-o', log, '-e', `trace=${call}`, '-e', 'signal=none'],
  // Stops at the named call only, and not at every one; but then strace delivers no signal.
  ...(inject?.includes('signal=') === true ? [] : ['--seccomp-bpf']),
  ...(inject === undefined ? [] : ['-e', `inject=${call}:${inject}`]),
];

async function countCalls(office: Office, call: Call): Promise<number> {
  const dataFolder = await freshCopy(office, `count-${call}`);
  const log = join(office.folder, `count-${call}.log`);
  const { code } = await runScript(office, {
    ...{ dataFolder, requests: 'all.json' },
    strace: { call, log },
  });
  if (code !== 0) throw new Error(`Without a mishap the program ended with ${String(code)}.`);
  const lines = (await readFile(log, 'utf8'))
    .split('\n')
    .filter((line) => line.includes(`${call}(`));
  // A thread of its own counts its own calls; SQLite works on one.
  const byThread = Map.groupBy(lines, (line) => line.split(' ')[0] ?? '');
  return Math.max(0, ...[...byThread.values()].map((own) => own.length));
}

async function makeTrial(office: Office, { call, nth, mishap }: Trial): Promise<TrialEnd> {
  const name = `${call}-${String(nth)}-${MISHAPS[mishap]}`;
  const dataFolder = await freshCopy(office, name);
  const log = join(office.folder, `${name}.log`);
  const inject = `${MISHAPS[mishap]}:when=${String(nth)}`;
  const { code, printed } = await runScript(office, {
    ...{ dataFolder, requests: 'all.json' },
    strace: { call, inject, log },
  });
  const ledger: Ledger = { sent: office.sent, acknowledged: new Set() };
  await readPrinted(office, printed, ledger);
  const acknowledged = ledger.acknowledged.size;
  const location = { kind: 'sqlite', file: join(dataFolder, 'mot-cham.db') } as const;
  const after = await judgeStore(location, ledger);
  await sendAllAgain(office, dataFolder, ledger);
  const again = await judgeStore(location, ledger);
  await rm(dataFolder, { recursive: true });
  await rm(log);
  const complete = ledger.acknowledged.size === office.sent.size;
  return {
    code,
    acknowledged,
    faults: [
      ...after.map((what) => `${name}: ${what}`),
      ...again.map((what) => `${name}, sent again: ${what}`),
      ...(complete ? [] : [`${name}: not all was acknowledged in the end`]),
    ],
  };
}

async function freshCopy({ folder }: Office, name: string): Promise<string> {
  const copy = join(folder, name);
  await cp(join(folder, 'template'), copy, { recursive: true });
  return copy;
}

/** The last line may have been cut by the end of the process. */
async function readPrinted(office: Office, printed: string, ledger: Ledger): Promise<void> {
  for (const line of printed.split('\n').slice(0, -1)) {
    const { index, answer } = JSON.parse(line) as { index: number; answer: unknown };
    const request = office.requests[index];
    if (request !== undefined) await office.believe(request, answer, ledger);
  }
}

/** What a kiosk does that got no receipt, and what a rescue does that comes a second time. */
async function sendAllAgain(office: Office, dataFolder: string, ledger: Ledger): Promise<void> {
  const store = await openStore({ kind: 'sqlite', file: join(dataFolder, 'mot-cham.db') });
  const ingest = createIngest({
    ...{ store, serverKey: await loadServerKey(dataFolder) },
    ...{ clock: Date.now, newId: () => crypto.randomUUID(), random: Math.random },
    onUnreliableStorage: (error) => {
      throw error;
    },
  });
  for (const request of office.requests) {
    const credential = readCredential(request.authorization);
    if (credential === undefined) throw new Error('No credential.');
    const { body } = request;
    const answer = await ingest.accept({ credential, path: KIOSK_ROUTES.records, body });
    if (answer.ok) await office.believe(request, answer.value, ledger);
  }
  await store.close();
}
