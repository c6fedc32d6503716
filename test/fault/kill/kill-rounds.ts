import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { StoreLocation } from '../../../server/store/open-store.ts';
import { until } from '../../support/until.ts';
import { FAILPOINTS, type Failpoint } from './failpoints.ts';
import { judgeStore } from './judge-store.ts';
import { startKillableServer, type ServerEnd } from './killable-server.ts';
import {
  emptyLedger,
  enrolLoadingKiosks,
  type Ledger,
  type LoadingKiosk,
} from './loading-kiosk.ts';

/** One office whose server is killed again and again under the load of its kiosks. */
export interface KillPlan {
  readonly kills: number;
  /** At a place inside the server, or from outside after a time of the dice. */
  readonly how: 'failpoints' | 'random';
  /** PostgreSQL; left out: SQLite. */
  readonly databaseUrl?: string;
  readonly random: () => number;
}

/** What was found; `faults` must be empty. */
export interface KillReport {
  readonly kills: number;
  readonly acknowledged: number;
  readonly sent: number;
  readonly hit: Readonly<Record<string, number>>;
  readonly faults: readonly string[];
}

const KIOSKS = 4;
const MOST_RATINGS = 8;
const LONGEST_LIFE_MS = 300;
const LATEST_PASS = 12;
/** The other kills may come while the server still puts right what the last one left. */
const AFTER_A_RECEIPT = 0.8;
const RECEIPT_MS = 60_000;

interface Office {
  readonly plan: KillPlan;
  readonly dataFolder: string;
  readonly location: StoreLocation;
  readonly kiosks: readonly LoadingKiosk[];
  readonly ledger: Ledger;
  readonly hit: Record<string, number>;
}

/**
 * Kills the server so many times; after every kill all that was acknowledged must be there once,
 * and at the end, when the kiosks have sent the rest again, exactly what they wrote.
 */
export async function killAgainAndAgain(plan: KillPlan): Promise<KillReport> {
  const folder = await mkdtemp(join(tmpdir(), 'mot-cham-kill-'));
  try {
    const office = await openOffice(plan, folder);
    const faults: string[] = [];
    for (let kill = 1; kill <= plan.kills && faults.length === 0; kill += 1) {
      await liveOnce(office, kill);
      const found = await judgeCopy(office, folder);
      faults.push(...found.map((what) => `after kill ${String(kill)}: ${what}`));
    }
    faults.push(...(await liveToTheEnd(office)));
    const { sent, acknowledged } = office.ledger;
    const counts = { acknowledged: acknowledged.size, sent: sent.size };
    return { kills: plan.kills, ...counts, hit: office.hit, faults };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function openOffice(plan: KillPlan, folder: string): Promise<Office> {
  const dataFolder = join(folder, 'data');
  const location: StoreLocation =
    plan.databaseUrl === undefined
      ? { kind: 'sqlite', file: join(dataFolder, 'mot-cham.db') }
      : { kind: 'postgres', url: plan.databaseUrl };
  const ledger = emptyLedger();
  const batchSize = (): number => 1 + Math.floor(plan.random() * MOST_RATINGS);
  const load = { location, dataFolder, kiosks: KIOSKS, ledger, batchSize };
  return { plan, dataFolder, location, kiosks: await enrolLoadingKiosks(load), ledger, hit: {} };
}

/** From the start of the server to its violent end. */
async function liveOnce(office: Office, kill: number): Promise<void> {
  const { plan, kiosks, hit } = office;
  const failpoint = plan.how === 'failpoints' ? failpointOf(kill) : undefined;
  const server = await startKillableServer({
    ...serverOptions(office),
    ...(failpoint === undefined ? {} : { script: scriptOf(failpoint, plan.random) }),
  });
  const load = Promise.all(kiosks.map((kiosk) => kiosk.sendUntilCut(server.origin)));
  if (failpoint === undefined) {
    if (plan.random() < AFTER_A_RECEIPT) await untilReceipt(office.ledger);
    await delay(plan.random() * LONGEST_LIFE_MS);
    await server.kill('SIGKILL');
  }
  await load;
  const end = await endOf(server.ended, () => server.kill('SIGKILL'));
  if (failpoint !== undefined && !end.said.includes(`failpoint ${failpoint}`)) {
    throw new Error(`The server did not die at ${failpoint}:\n${end.said}`);
  }
  const name = failpoint ?? 'random';
  hit[name] = (hit[name] ?? 0) + 1;
}

async function untilReceipt({ acknowledged }: Ledger): Promise<void> {
  const before = acknowledged.size;
  const hasMore = (): true | undefined => (acknowledged.size > before ? true : undefined);
  await until('a batch is acknowledged', RECEIPT_MS, hasMore);
}

/** A server that refused without dying would never end. */
async function endOf(
  ended: Promise<ServerEnd>,
  kill: () => Promise<ServerEnd>,
): Promise<ServerEnd> {
  const patience = new AbortController();
  const late = delay(10_000, undefined, { signal: patience.signal }).then(kill, () => ended);
  const end = await Promise.race([ended, late]);
  patience.abort();
  return end;
}

const failpointOf = (kill: number): Failpoint | undefined => FAILPOINTS[kill % FAILPOINTS.length];

const scriptOf = (failpoint: Failpoint, random: () => number): string[] => [
  'test/fault/kill/server-with-failpoints.ts',
  failpoint,
  String(1 + Math.floor(random() * LATEST_PASS)),
];

const serverOptions = ({ dataFolder, plan }: Office) => ({
  dataFolder,
  databaseUrl: plan.databaseUrl,
});

/** The next server must find the files as the dead one left them: only a copy is opened here. */
async function judgeCopy({ location, ledger }: Office, folder: string): Promise<string[]> {
  if (location.kind === 'postgres') return judgeStore(location, ledger);
  const copy = join(folder, 'copy.db');
  for (const suffix of ['', '-wal', '-shm']) await rm(`${copy}${suffix}`, { force: true });
  for (const suffix of ['', '-wal']) {
    if (existsSync(`${location.file}${suffix}`)) {
      await copyFile(`${location.file}${suffix}`, `${copy}${suffix}`);
    }
  }
  return judgeStore({ kind: 'sqlite', file: copy }, ledger);
}

/** The last server is not killed: every kiosk gets rid of what waits, and nothing is missing. */
async function liveToTheEnd(office: Office): Promise<string[]> {
  const server = await startKillableServer(serverOptions(office));
  for (const kiosk of office.kiosks) await kiosk.deliver(server.origin);
  const { code } = await server.kill('SIGTERM');
  const { sent, acknowledged } = office.ledger;
  return [
    ...(code === 0 ? [] : [`the last server ended with ${String(code)}`]),
    ...(sent.size === acknowledged.size ? [] : ['some records were never acknowledged']),
    ...(await judgeStore(office.location, office.ledger)),
  ];
}
