import { makeDeviceKey } from '../../../kiosk/device/pairing/make-device-key.ts';
import { seedHead } from '../../../kiosk/outbox/identity.ts';
import type { RecordContent } from '../../../shared/record/record.ts';
import { BUSY } from './busy.ts';
import { createDevice, type Device } from './device.ts';
import { createLedger, type Ledger } from './ledger.ts';
import { createNetwork, type Network } from './network.ts';
import { START_MS, type Desk, type Office } from './office.ts';
import type { Kill, Plan, Step } from './plan.ts';
import { seededRandom } from './seeded-random.ts';
import { createSimServer, type SimServer } from './sim-server.ts';
import { createVirtualTime, type VirtualTime } from './virtual-time.ts';

/** Everything that one run is made of. */
export interface World {
  readonly desk: Desk;
  readonly time: VirtualTime;
  readonly server: SimServer;
  readonly network: Network;
  readonly device: Device;
  readonly ledger: Ledger;
  /** Did everything come to rest with nothing left to send? */
  isDrained: boolean;
}

/** A record that was held back is tried again after an hour. */
const MOST_HOURS_TO_DRAIN = 4;

/** Plays one plan to its end, and then lets everything come to rest without any fault. */
export async function runPlan(office: Office, desk: Desk, plan: Plan): Promise<World> {
  const world = makeWorld(office, desk, plan);
  if (plan.startsReady) await startReady(world);
  else world.device.start();
  world.device.isFaulty = world.network.isFaulty = true;
  for (const step of plan.steps) {
    await take(world, step);
    await world.time.pass(step.thenMs);
  }
  if (plan.restartsAtEnd) world.device.kill(RESTART);
  await comeToRest(world);
  if (plan.restartsAtEnd && world.isDrained) {
    world.device.kill(RESTART);
    await comeToRest(world);
  }
  return world;
}

/** A counter that no server knows. */
export const NOWHERE = 'nowhere';

const RESTART: Kill = { how: 'process', wipe: 'none', offMs: 0 };

/** Paired already: the plans that begin with pairing walk through all of it. */
async function startReady({ device, server, time }: World): Promise<void> {
  const key = await makeDeviceKey();
  const identity = { key, enrolment: await server.enrol(key) };
  device.store.facts = { ...identity, head: await seedHead(identity) };
  device.start();
  await time.passUntil(() => device.status?.kind === 'ready', 60_000);
  device.takeImage();
}

function makeWorld(office: Office, desk: Desk, plan: Plan): World {
  const random = seededRandom(plan.seed);
  const time = createVirtualTime(START_MS + Math.floor(random() * 40 * 86_400_000), BUSY.settle);
  const nowMs = (): number => time.nowMs;
  const server = createSimServer({ office, desk, nowMs, random, slowPolls: plan.slowPolls });
  const network = createNetwork({ time, server, fates: plan.fates });
  const ledger: Ledger = createLedger(() => device, plan.hasFiles);
  const device: Device = createDevice({
    ...plan,
    time,
    network,
    random,
    beforeWipe: ledger.noteWipe,
    onStoreFault: ledger.noteStoreFault,
    onStatus({ kind }) {
      // Both are told only after the stores were compared.
      if (kind === 'unpaired' || kind === 'pairing-offline') ledger.noteRepaired();
    },
  });
  return { desk, time, server, network, device, ledger, isDrained: false };
}

async function take(world: World, step: Step): Promise<void> {
  const { device, network, server } = world;
  switch (step.do) {
    case 'rate':
      for (const level of step.levels) void write(world, ratingAt(world.desk, level));
      return;
    case 'rate-nowhere':
      void write(world, ratingAt({ ...world.desk, counterId: NOWHERE }, 3));
      return;
    case 'amend': {
      amend(world, step);
      return;
    }
    case 'kill':
      device.kill(step.kill);
      // Nobody does anything at a dark tablet.
      await world.time.passUntil(() => device.isRunning, step.kill.offMs);
      return;
    case 'arm-kill': {
      device.armKill(step.touches, step.kill);
      return;
    }
    case 'set-clock': {
      device.setClock(step.byMs);
      return;
    }
    case 'sleep':
      return device.sleep(step.ms);
    case 'network':
      network.isUp = step.isUp;
      return;
    case 'fill-disk':
      device.isFull = step.isFull;
      return;
    case 'take-image': {
      device.takeImage();
      return;
    }
    case 'put-image-back':
      if (device.hasImage) world.ledger.noteImagePutBack();
      device.putImageBack();
      return;
    case 'open-tab': {
      device.openTab();
      return;
    }
    case 'restart-server': {
      server.restart();
      return;
    }
    case 'retry-now':
      return device.outbox?.retryNow();
    case 'wait':
      return;
  }
}

/** A citizen taps: the thanks are shown when the outbox says so, if the tablet still lives. */
async function write({ device, ledger }: World, content: RecordContent): Promise<void> {
  const { life, outbox } = device;
  if (life === undefined || outbox === undefined) return;
  const written = await life.live(outbox.write(content));
  if (!written.ok) return;
  const { recordId } = written.value;
  ledger.thanked.push({ recordId, content, mayBeLost: false, place: undefined });
}

function amend(world: World, step: Extract<Step, { do: 'amend' }>): void {
  const ratings = world.ledger.thanked.filter(({ content }) => content.kind === 'rating');
  const rating = ratings.at(-1 - step.which);
  if (rating === undefined) return;
  const { level, reasons } = step;
  const body = {
    rating: rating.recordId,
    ...(level === undefined ? {} : { level }),
    ...(reasons === undefined ? {} : { reasons }),
  };
  void write(world, { kind: 'amendment', body });
}

const ratingAt = ({ counterId }: Desk, level: 1 | 2 | 3 | 4 | 5): RecordContent => ({
  kind: 'rating',
  body: {
    counter: counterId,
    official: null,
    questionnaire: { code: 'mot-cham', version: 1 },
    level,
    language: 'vi',
    channel: 'tablet',
    tookMs: 900,
    ignoredTaps: 0,
  },
});

async function comeToRest(world: World): Promise<void> {
  const { device, network, server, time } = world;
  device.isFaulty = device.isFull = network.isFaulty = false;
  device.disarm();
  network.isUp = true;
  server.heal();
  if (!device.isRunning) device.start();
  device.outbox?.retryNow();
  const isAtRest = (): boolean =>
    network.underWay === 0 && device.status?.kind === 'ready' && device.status.queue.pending === 0;
  world.isDrained = await time.passUntil(isAtRest, MOST_HOURS_TO_DRAIN * 3_600_000);
}
