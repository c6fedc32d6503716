import type { KioskStatus } from '../../../kiosk/kiosk-port.ts';
import { openEnrolmentFile } from '../../../kiosk/outbox/enrolment-file.ts';
import { newRecordId } from '../../../kiosk/outbox/new-record-id.ts';
import { becomeOnlyWriter } from '../../../kiosk/outbox/only-writer.ts';
import type { Outbox } from '../../../kiosk/outbox/outbox.ts';
import { runOutbox } from '../../../kiosk/outbox/run-outbox.ts';
import * as seldom from '../../../kiosk/outbox/seldom.ts';
import type { Bytes } from '../../../shared/record/bytes.ts';
import { openDiskFile, type FileFault } from './device-files.ts';
import {
  openDeviceStore,
  type StoreDisk,
  type StoreFault,
  emptyStoreDisk,
} from './device-store.ts';
import { createDiskFile, type DiskFile } from './disk-file.ts';
import { createLife, type Life } from './life.ts';
import type { Network } from './network.ts';
import type { FaultAfter, Kill, Wipe } from './plan.ts';
import type { VirtualTime } from './virtual-time.ts';

/** One tablet: its disk, its clock, and the runs of the program on it. */
export interface Device {
  /** What staff and citizens see; undefined while no run has the outbox. */
  readonly status: KioskStatus | undefined;
  readonly isRunning: boolean;
  readonly outbox: Outbox | undefined;
  readonly files: readonly DiskFile[];
  readonly store: StoreDisk;
  /** The run that may write now. */
  readonly life: Life | undefined;
  /** True time at which a record was given its place, by its id. */
  trueMs(recordId: string): number | undefined;
  /** Until then nothing happens on the device, and its monotonic clock stands still. */
  sleep(ms: number): Promise<void>;
  start(): void;
  openTab(): void;
  kill(kill: Kill): void;
  armKill(touches: number, kill: Kill): void;
  setClock(byMs: number): void;
  takeImage(): void;
  readonly hasImage: boolean;
  /** Ends the run; does nothing without an image. */
  putImageBack(): void;
  disarm(): void;
  isFull: boolean;
  /** Whether the plan's faults of storage happen. */
  isFaulty: boolean;
}

export interface DeviceDeps {
  readonly time: VirtualTime;
  readonly network: Network;
  readonly random: () => number;
  readonly hasFiles: boolean;
  readonly fileFaults: readonly FaultAfter<FileFault>[];
  readonly storeFaults: readonly FaultAfter<StoreFault>[];
  /** Called right before stores are wiped: what they held can still be read. */
  readonly beforeWipe: (wipe: Wipe) => void;
  readonly onStatus: (status: KioskStatus) => void;
  readonly onStoreFault: () => void;
}

interface Run {
  readonly life: Life;
  /** Awake time, as the monotonic clock counts it. */
  readonly bornMs: number;
  readonly monoOriginMs: number;
}

const FILES = ['records-a', 'records-b', 'enrolment-a', 'enrolment-b'] as const;

export function createDevice(deps: DeviceDeps): Device {
  const { time, random } = deps;
  const files = FILES.map(createDiskFile);
  const store = emptyStoreDisk();
  const nextFileFault = faultQueue(deps.fileFaults);
  const nextStoreFault = faultQueue(deps.storeFaults);
  const runs: Run[] = [];
  const waiting: (() => void)[] = [];
  const placedAtMs = new Map<string, number>();
  const onWaking: (() => void)[] = [];
  let image: { readonly store: StoreDisk; readonly files: readonly Bytes[] } | undefined;
  let isAsleep = false;
  let sleptMs = 0;
  let fellAsleepMs = 0;
  let wallOffsetMs = 0;
  let armed: Kill | undefined;
  let holder: Run | undefined;
  let outbox: Outbox | undefined;
  let status: KioskStatus | undefined;

  const device: Device = {
    get status() {
      return status;
    },
    get isRunning() {
      return holder !== undefined;
    },
    get outbox() {
      return outbox;
    },
    get life() {
      return holder?.life;
    },
    files,
    store,
    isFull: false,
    isFaulty: false,
    trueMs: (recordId) => placedAtMs.get(recordId),
    async sleep(ms) {
      isAsleep = true;
      fellAsleepMs = time.nowMs;
      await time.pass(ms);
      isAsleep = false;
      sleptMs += ms;
      // Nothing is done in the very instant of waking.
      await time.pass(1);
      for (const task of onWaking.splice(0)) task();
    },
    start,
    openTab: () => {
      if (waiting.length < 2) start();
    },
    kill(kill) {
      for (const { life } of runs) if (kill.how !== 'tab' || life === holder?.life) life.end();
      end(kill);
    },
    armKill(touches, kill) {
      armed = kill;
      holder?.life.arm(touches);
    },
    setClock: (byMs) => void (wallOffsetMs += byMs),
    get hasImage() {
      return image !== undefined;
    },
    takeImage() {
      const { records, acknowledged, facts } = store;
      image = {
        store: { records: new Map(records), acknowledged: new Map(acknowledged), facts },
        files: files.map(({ bytes }) => bytes),
      };
    },
    putImageBack() {
      const old = image;
      if (old === undefined) return;
      device.kill({ how: 'process', wipe: 'none', offMs: 3 });
      const { records, acknowledged, facts } = old.store;
      Object.assign(store, {
        records: new Map(records),
        acknowledged: new Map(acknowledged),
        facts,
      } satisfies StoreDisk);
      for (const [index, bytes] of old.files.entries()) files[index]?.replace(bytes);
    },
    disarm() {
      armed = undefined;
      holder?.life.arm(Infinity);
    },
  };
  const awake = (): Promise<void> =>
    isAsleep ? new Promise((resolve) => void onWaking.push(resolve)) : Promise.resolve();
  const awakeMs = (): number => (isAsleep ? fellAsleepMs : time.nowMs) - sleptMs;

  return device;

  function start(): void {
    const life = createLife(() => {
      if (armed !== undefined) device.kill(armed);
    });
    const run = { life, bornMs: awakeMs(), monoOriginMs: random() * 1_000 };
    runs.push(run);
    const locks = { request: (_name: string, held: () => unknown) => lock(run, held) };
    const opened = becomeOnlyWriter(locks as unknown as LockManager, () => undefined);
    void life.live(opened).then(() => {
      outbox = runOutbox(outboxDeps(run));
    });
  }

  function lock(run: Run, held: () => unknown): Promise<void> {
    const grant = (): void => {
      if (!run.life.isAlive) {
        passOn();
        return;
      }
      holder = run;
      held();
    };
    if (holder === undefined) grant();
    else waiting.push(grant);
    return new Promise(() => undefined);
  }

  function passOn(): void {
    holder = undefined;
    outbox = undefined;
    status = undefined;
    waiting.shift()?.();
  }

  function end(kill: Kill): void {
    armed = undefined;
    if (kill.how === 'power') for (const file of files) file.cutPower(random);
    if (kill.how !== 'tab') wipe(kill.wipe);
    passOn();
    if (holder !== undefined) return;
    time.schedule(kill.offMs, () => {
      if (holder === undefined) start();
    });
  }

  function wipe(what: Wipe): void {
    if (what === 'none') return;
    deps.beforeWipe(what);
    if (what !== 'files') Object.assign(store, emptyStoreDisk());
    if (what !== 'indexeddb') for (const file of files) file.wipe();
  }

  function outboxDeps({ life, bornMs, monoOriginMs }: Run): Parameters<typeof runOutbox>[0] {
    const fetch = deps.network.fetchOf(life);
    const wallMs = (): number => time.nowMs + wallOffsetMs;
    const moment = (): Promise<void> =>
      new Promise<void>((resolve) => {
        time.schedule(1 + Math.floor(random() * 3), resolve);
      }).then(awake);
    const openedFiles = (): ReturnType<typeof openFiles> => (handles ??= openFiles());
    let handles: ReturnType<typeof openFiles> | undefined;
    function openFiles() {
      const handle = (index: number) =>
        openDiskFile(files[index]!, life, (operation) =>
          device.isFull && operation === 'write'
            ? 'quota'
            : device.isFaulty
              ? nextFileFault()
              : undefined,
        );
      const records = { first: handle(0), second: handle(1) };
      return { records, slots: [handle(2), handle(3)] as const };
    }
    return {
      build: 'sim',
      persisted: true,
      battery: () => null,
      serverAddress: 'https://danhgia.example.vn',
      openStores: async () => {
        await life.live(moment());
        const opened = openDeviceStore(
          {
            disk: store,
            moment,
            nextFault(writes) {
              const fault =
                device.isFull && writes ? 'quota' : device.isFaulty ? nextStoreFault() : undefined;
              if (fault !== undefined) deps.onStoreFault();
              return fault;
            },
          },
          life,
        );
        if (!deps.hasFiles) return { store: opened, files: undefined };
        const { records, slots } = openedFiles();
        return { store: opened, files: { records, enrolment: openEnrolmentFile(...slots) } };
      },
      makeKey: () => life.live(seldom.makeDeviceKey()),
      loadSeldom: () => Promise.resolve(seldom),
      fetch: (path, init) => fetch(path, init).finally(awake),
      schedule: (delayMs, task) =>
        time.schedule(delayMs, () => {
          if (isAsleep) onWaking.push(() => (life.isAlive ? task() : undefined));
          else if (life.isAlive) task();
        }),
      wallMs,
      monoMs: () => awakeMs() - bornMs + monoOriginMs,
      random,
      newId() {
        const id = newRecordId(wallMs());
        // The time evidence is taken in the same breath.
        placedAtMs.set(id, time.nowMs);
        return id;
      },
      report(told) {
        if (!life.isAlive) return;
        status = told;
        deps.onStatus(told);
      },
    };
  }
}

/** Faults in their order, each after so many operations that go well. */
function faultQueue<Fault>(
  given: readonly { readonly after: number; readonly fault: Fault }[],
): () => Fault | undefined {
  const faults = [...given];
  let passed = 0;
  return () => {
    const [next] = faults;
    if (next === undefined) return undefined;
    passed += 1;
    if (passed <= next.after) return undefined;
    passed = 0;
    faults.shift();
    return next.fault;
  };
}
