import { join } from 'node:path';
import { KIOSK_ROUTES } from '../../shared/api/kiosk-routes.ts';
import type { Enrolment, PairingStarted, PairingState } from '../../shared/api/pairing.ts';
import { ADMINISTRATOR, setUpOffice, type Administrator } from '../support/administrator.ts';
import { runCli, type RealServer } from '../support/real-server.ts';
import { writeOfficeList } from '../support/office-list.ts';
import {
  makeBenchmarkKey,
  openChain,
  pairingRequest,
  type BenchmarkKey,
  type ReadyRequest,
} from './benchmark-kiosk.ts';

/**
 * Sets an office up on a new server and pairs one kiosk per counter. Answers for each what makes
 * its next batch of so many ratings.
 */
export async function pairBenchmarkKiosks(
  server: RealServer,
  folder: string,
  count: number,
): Promise<((ratings: number) => Promise<ReadyRequest>)[]> {
  const administrator = await setUpOffice(server, {
    officeName: 'Đo tốc độ',
    cutOffDay: 15,
    targetPreset: null,
  });
  const list = join(folder, 'office.xlsx');
  await writeOfficeList(list, count);
  await runCli(['import', list], { dataFolder: join(folder, 'data') });
  const [unit] = (await administrator.units()).roots;
  const counters = unit?.servicePoints[0]?.counters ?? [];
  const chains: ((ratings: number) => Promise<ReadyRequest>)[] = [];
  for (const counter of counters) {
    const key = makeBenchmarkKey();
    chains.push(await openChain(key, await pair(key, { server, administrator, counter })));
  }
  if (chains.length !== count) throw new Error(`${String(chains.length)} counters were imported.`);
  return chains;
}

interface PairingSite {
  readonly server: RealServer;
  readonly administrator: Administrator;
  readonly counter: { readonly id: string; readonly code: string };
}

async function pair(key: BenchmarkKey, site: PairingSite): Promise<Enrolment> {
  const { origin } = site.server;
  // Answers of our own server to our own requests: a wrong form fails where it is used.
  const started = (await post(
    `${origin}${KIOSK_ROUTES.pairings}`,
    pairingRequest(key),
  )) as PairingStarted;
  await site.administrator.approvePairing(started.userCode, {
    counterId: site.counter.id,
    name: site.counter.code,
    questionnaire: 'mot-cham',
  });
  const { deviceCode } = started;
  const polled = (await post(`${origin}${KIOSK_ROUTES.pairingPoll}`, {
    deviceCode,
  })) as PairingState;
  if (polled.state !== 'paired') throw new Error(`${ADMINISTRATOR.login} did not pair the kiosk.`);
  return polled.enrolment;
}

async function post(address: string, body: unknown): Promise<unknown> {
  const answer = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${address} answered ${String(answer.status)}`);
  return answer.json();
}
