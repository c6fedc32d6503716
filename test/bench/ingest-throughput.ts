import { Agent, request } from 'node:http';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KIOSK_ROUTES } from '../../shared/api/kiosk-routes.ts';
import type { SignedReceipt } from '../../shared/record/receipt.ts';
import { startRealServer } from '../support/real-server.ts';
import { pairBenchmarkKiosks } from './pair-benchmark-kiosks.ts';
import type { ReadyRequest } from './benchmark-kiosk.ts';
import { figure, median, print, timeMs } from './figures.ts';
import { openRawSqlite } from './raw-sqlite.ts';

const CONNECTIONS = 16;
const BATCH = 20;
const BATCHES_PER_ROUND = 20;
const ROUNDS = 7;
const PER_ROUND = CONNECTIONS * BATCH * BATCHES_PER_ROUND;

/** One round's requests, per connection in the order of its chain. */
type Load = readonly (readonly ReadyRequest[])[];

/**
 * Ratings per second over signed HTTP, durable before the answer, against the server in a process
 * of its own; and what better-sqlite3 alone does with the same rows in the same rounds.
 */
export async function measureIngest(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'mot-cham-bench-'));
  const server = await startRealServer({ dataFolder: join(folder, 'data') });
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const raw = await openRawSqlite(join(folder, 'raw.db'));
  try {
    const chains = await pairBenchmarkKiosks(server, folder, CONNECTIONS);
    const rounds: { http: number; raw: number }[] = [];
    // The first round warms both sides up and is not counted.
    for (let round = 0; round <= ROUNDS; round += 1) {
      const load: Load = await Promise.all(chains.map((next) => makeLoad(next)));
      const httpMs = await timeMs(() => sendAll(load, server.origin, agent));
      const rawMs = await timeMs(() => writeAll(load, raw.write));
      if (round > 0) rounds.push({ http: perSecond(httpMs), raw: perSecond(rawMs) });
    }
    report(rounds);
  } finally {
    raw.close();
    agent.destroy();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function makeLoad(next: (ratings: number) => Promise<ReadyRequest>): Promise<ReadyRequest[]> {
  const requests: ReadyRequest[] = [];
  for (let batch = 0; batch < BATCHES_PER_ROUND; batch += 1) requests.push(await next(BATCH));
  return requests;
}

/** Every connection sends its next batch when the last one was acknowledged, as a kiosk does. */
async function sendAll(load: Load, origin: string, agent: Agent): Promise<void> {
  await Promise.all(
    load.map(async (requests) => {
      for (const ready of requests) await send(ready, origin, agent);
    }),
  );
}

async function send(ready: ReadyRequest, origin: string, agent: Agent): Promise<void> {
  const { status, text } = await post(ready, origin, agent);
  if (status !== 200) throw new Error(`The server answered ${String(status)}: ${text}`);
  // The server's answer to our own request: another form fails in the next line.
  const { receipt } = JSON.parse(text) as SignedReceipt;
  const stored = receipt.split('"stored"').length - 1;
  if (stored !== ready.ratings.length) throw new Error(`Not all were stored: ${receipt}`);
}

function post(
  { authorization, body }: ReadyRequest,
  origin: string,
  agent: Agent,
): Promise<{ status: number | undefined; text: string }> {
  return new Promise((resolve, reject) => {
    const headers = {
      authorization,
      'content-type': 'application/json',
      'content-length': body.length,
    };
    const call = request(`${origin}${KIOSK_ROUTES.records}`, { method: 'POST', agent, headers });
    call.on('error', reject).on('response', (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      answer.on('error', reject).on('end', () => resolve({ status: answer.statusCode, text }));
    });
    call.end(body);
  });
}

/** The connections' batches in turn, as they reach the server. */
function writeAll(load: Load, write: (batch: ReadyRequest['ratings']) => void): void {
  for (let batch = 0; batch < BATCHES_PER_ROUND; batch += 1) {
    for (const requests of load) write(requests[batch]?.ratings ?? []);
  }
}

const perSecond = (ms: number): number => PER_ROUND / (ms / 1_000);

function report(rounds: readonly { http: number; raw: number }[]): void {
  const conditions = `batch ${String(BATCH)}, ${String(CONNECTIONS)} connections, SQLite FULL`;
  process.stdout.write(`Ingest, ${conditions}, median of ${String(ROUNDS)} rounds\n`);
  print('signed HTTP, ratings per second', figure(median(rounds.map(({ http }) => http))));
  print('better-sqlite3 alone, ratings per second', figure(median(rounds.map(({ raw }) => raw))));
  const ratios = rounds.map(({ http, raw }) => http / raw);
  const spread = `${figure(Math.min(...ratios))} to ${figure(Math.max(...ratios))}`;
  print('signed HTTP / better-sqlite3 alone', `${figure(median(ratios))} (${spread})`);
}
