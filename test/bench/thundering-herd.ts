import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { KIOSK_ROUTES } from '../../shared/api/kiosk-routes.ts';
import { loadServerKey } from '../../server/server-key.ts';
import { openStore } from '../../server/store/open-store.ts';
import { enrol, insertContractOffice } from '../contract/contract-office.ts';
import { startKillableServer } from '../fault/kill/killable-server.ts';
import { sampleConfiguration } from '../support/sample-configuration.ts';
import { makeBenchmarkKey, openChain, type ReadyRequest } from './benchmark-kiosk.ts';
import { figure, print, timeMs } from './figures.ts';
import { percentile } from './percentile.ts';

const KIOSKS = 2_000;
const BACKLOG = 50;

/** What the kiosks went through together. */
interface Herd {
  readonly exchangesMs: number[];
  refused: number;
  cut: number;
}

/**
 * The power comes back everywhere: 2,000 kiosks, each with 50 ratings that wait, call at the same
 * moment; who is asked to come again comes when the server has said. Client and server share the
 * machine.
 */
export async function measureThunderingHerd(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'mot-cham-herd-'));
  const agent = new Agent({ keepAlive: true });
  try {
    const requests = await prepareKiosks(folder);
    const server = await startKillableServer({ dataFolder: folder });
    const herd: Herd = { exchangesMs: [], refused: 0, cut: 0 };
    const drain = () =>
      Promise.all(requests.map((ready) => drainOne(ready, { origin: server.origin, agent, herd })));
    const drainMs = await timeMs(drain);
    const peakMb = await peakMegabytes(server.pid);
    await server.kill('SIGTERM');
    report(herd, { drainMs, peakMb, stored: await countRatings(folder) });
  } finally {
    agent.destroy();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Pairing two thousand tablets by hand would take the afternoon: their keys are written down. */
async function prepareKiosks(folder: string): Promise<ReadyRequest[]> {
  const { public: serverKey } = await loadServerKey(folder);
  const store = await openStore({ kind: 'sqlite', file: join(folder, 'mot-cham.db') });
  const kiosks = Array.from({ length: KIOSKS }, (_, index) => ({
    id: `kiosk-${String(index + 1)}`,
    key: makeBenchmarkKey(),
  }));
  await insertContractOffice(store);
  await store.db.transaction().execute(async (db) => {
    for (const { id, key } of kiosks) {
      const { publicKey } = key;
      await enrol({ ...store, db }, { id, key: { algorithm: 'Ed25519', publicKey } });
    }
  });
  await store.close();
  const requests: ReadyRequest[] = [];
  for (const { id, key } of kiosks) {
    const configuration = sampleConfiguration(id);
    const next = await openChain(key, { kiosk: id, epoch: 1, serverKey, configuration });
    requests.push(await next(BACKLOG));
  }
  return requests;
}

interface Line {
  readonly origin: string;
  readonly agent: Agent;
  readonly herd: Herd;
}

async function drainOne(ready: ReadyRequest, line: Line): Promise<void> {
  for (;;) {
    const startedMs = performance.now();
    const answer = await post(ready, line);
    if (answer.status === 200) {
      line.herd.exchangesMs.push(performance.now() - startedMs);
      return;
    }
    if (answer.status === undefined) line.herd.cut += 1;
    else line.herd.refused += 1;
    // As the kiosk's backoff: what the server asked for, else full jitter.
    await delay(answer.retryAfterMs ?? Math.random() * 4_000);
  }
}

interface Answer {
  /** Undefined: no answer. */
  readonly status: number | undefined;
  readonly retryAfterMs: number | undefined;
}

function post({ authorization, body }: ReadyRequest, { origin, agent }: Line): Promise<Answer> {
  return new Promise((resolve) => {
    const headers = { authorization, 'content-type': 'application/json' };
    const length = { 'content-length': body.length };
    const call = request(`${origin}${KIOSK_ROUTES.records}`, {
      ...{ method: 'POST', agent, headers: { ...headers, ...length } },
    });
    call.on('error', () => resolve({ status: undefined, retryAfterMs: undefined }));
    call.on('response', (response) => {
      const retryAfter = response.headers['retry-after'];
      const retryAfterMs = retryAfter === undefined ? undefined : Number(retryAfter) * 1_000;
      response.resume();
      response.on('end', () => resolve({ status: response.statusCode, retryAfterMs }));
    });
    call.end(body);
  });
}

/** The most memory that the process ever held, as Linux counts it; undefined elsewhere. */
async function peakMegabytes(pid: number): Promise<number | undefined> {
  if (process.platform !== 'linux') return undefined;
  const status = await readFile(`/proc/${String(pid)}/status`, 'utf8');
  return Number(/VmHWM:\s+(\d+) kB/u.exec(status)?.[1]) / 1_024;
}

async function countRatings(folder: string): Promise<number> {
  const store = await openStore({ kind: 'sqlite', file: join(folder, 'mot-cham.db') });
  const row = await store.db
    .selectFrom('ratings')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  await store.close();
  return row.n;
}

function report(
  { exchangesMs, refused, cut }: Herd,
  found: { drainMs: number; peakMb: number | undefined; stored: number },
): void {
  process.stdout.write(`${figure(KIOSKS)} kiosks with ${figure(BACKLOG)} ratings each, at once\n`);
  print('ratings stored, of all', `${figure(found.stored)} of ${figure(KIOSKS * BACKLOG)}`);
  print('until the last was drained', `${figure(found.drainMs / 1_000)} s`);
  print('asked to come again; connections cut', `${figure(refused)}; ${figure(cut)}`);
  const exchange = `p50 ${figure(percentile(exchangesMs, 50))} ms, p99 ${figure(percentile(exchangesMs, 99))} ms`;
  print('one exchange that was acknowledged', exchange);
  const memory = found.peakMb === undefined ? 'unknown' : `${figure(found.peakMb)} MB`;
  print("server's memory at its most", memory);
}
